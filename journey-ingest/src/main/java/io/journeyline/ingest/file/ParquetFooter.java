package io.journeyline.ingest.file;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** What the end of a Parquet file says: its columns, and where the data of each row group are. */
record ParquetFooter(MessageType schema, List<BlockMetaData> rowGroups) {
  private static final String MAGIC = "PAR1";
  private static final String ENCRYPTED = "PARE";
  private static final int TAIL = 8;
  private static final int LEAST = MAGIC.length() + TAIL;
  private static final int MAX_FOOTER = 64 << 20;

  /**
   * Reads it and checks that all that it names is within the file.
   *
   * @throws IOException when it is not a Parquet file, or damaged
   */
  static ParquetFooter read(FileChannel file) throws IOException {
    long size = file.size();
    if (size < LEAST) {
      throw new IOException("not a Parquet file: it has only " + size + " bytes");
    }
    ByteBuffer tail = bytes(file, size - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    String magic = StandardCharsets.US_ASCII.decode(tail).toString();
    if (magic.equals(ENCRYPTED)) {
      throw new IOException("the Parquet file is encrypted; it must be written without");
    }
    if (!magic.equals(MAGIC)) {
      throw new IOException(
          "not a Parquet file, or cut off: it does not end in " + MAGIC + "; copy it again");
    }
    if (length <= 0 || length > size - LEAST || length > MAX_FOOTER) {
      throw new IOException("damaged: its footer cannot have " + length + " bytes");
    }
    return parse(bytes(file, size - TAIL - length, length).array(), size);
  }

  private static ParquetFooter parse(byte[] footer, long fileSize) throws IOException {
    try {
      ParquetMetadata read =
          new ParquetMetadataConverter()
              .fromParquetMetadata(Util.readFileMetaData(new ByteArrayInputStream(footer)));
      MessageType schema = read.getFileMetaData().getSchema();
      if (schema.getColumns().isEmpty()) {
        throw new IOException("damaged: it has no columns");
      }
      for (BlockMetaData rowGroup : read.getBlocks()) {
        check(rowGroup, schema, fileSize);
      }
      return new ParquetFooter(schema, List.copyOf(read.getBlocks()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Any length in a damaged footer may be anything.
      throw new IOException("damaged: its footer cannot be read: " + e.getMessage(), e);
    }
  }

  private static void check(BlockMetaData rowGroup, MessageType schema, long fileSize)
      throws IOException {
    boolean whole =
        rowGroup.getRowCount() >= 0
            && rowGroup.getColumns().size() == schema.getColumns().size()
            && rowGroup.getColumns().stream()
                .allMatch(chunk -> isWithin(chunk, rowGroup.getRowCount(), fileSize));
    if (!whole) {
      throw new IOException("damaged: its footer names data that are not in the file");
    }
  }

  private static boolean isWithin(ColumnChunkMetaData chunk, long rows, long fileSize) {
    return chunk.getStartingPos() >= MAGIC.length()
        && chunk.getTotalSize() >= 0
        && chunk.getTotalSize() <= fileSize - chunk.getStartingPos()
        && chunk.getValueCount() >= rows;
  }

  /** Some bytes of a file, from where it says. */
  static ByteBuffer bytes(FileChannel file, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return buffer.flip();
  }
}
