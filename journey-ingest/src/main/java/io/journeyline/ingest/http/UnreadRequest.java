package io.journeyline.ingest.http;

import io.journeyline.ingest.source.WebRequest;
import java.io.IOException;

/** A request of which the body has not been read. */
interface UnreadRequest {

  /** The body's size as sent, or -1 where the sender does not say. */
  long length();

  /** Reads the body, at most {@code limit} bytes of it. */
  WebRequest read(int limit, long receivedAt) throws IOException;

  /** Reads the body without keeping it, so that the connection can be used again. */
  void skip() throws IOException;
}
