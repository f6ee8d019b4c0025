package io.journeyline.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** The content of a file, unpacked where its name ends in .gz, with a count of bytes on disk. */
final class FileBytes extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final AtomicLong count;

  private FileBytes(InputStream in, AtomicLong count) {
    super(in);
    this.count = count;
  }

  static FileBytes open(Path file) throws IOException {
    AtomicLong count = new AtomicLong();
    InputStream counted = new Counted(Files.newInputStream(file), count);
    if (!TouchpointFiles.isPacked(file)) {
      return new FileBytes(counted, count);
    }
    try {
      return new FileBytes(new GZIPInputStream(counted, BUFFER), count);
    } catch (IOException e) {
      counted.close();
      throw new IOException(file + ": not a gzip file, although its name ends in .gz", e);
    }
  }

  long count() {
    return count.get();
  }

  private static final class Counted extends FilterInputStream {
    private final AtomicLong count;

    Counted(InputStream in, AtomicLong count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        count.incrementAndGet();
      }
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count.addAndGet(read);
      }
      return read;
    }
  }
}
