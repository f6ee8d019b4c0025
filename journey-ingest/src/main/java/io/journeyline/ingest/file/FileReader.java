package io.journeyline.ingest.file;

import io.journeyline.ingest.Ingested;
import java.io.IOException;
import java.util.function.Consumer;

/** One open file of touchpoints, read once from beginning to end in bounded memory. */
public interface FileReader extends AutoCloseable {

  /**
   * Hands on everything in the file, in its order.
   *
   * @throws IOException when the file cannot be read to its end, with everything before handed on
   */
  void read(Consumer<? super Ingested> consumer) throws IOException;

  /** Bytes of the file read so far; may be asked by another thread. */
  long bytesRead();

  @Override
  void close() throws IOException;
}
