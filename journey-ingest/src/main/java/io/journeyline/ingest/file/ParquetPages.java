package io.journeyline.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column in one row group, read from the file one at a time as they are needed.
 * What is wrong with them is thrown as {@link UncheckedIOException}.
 */
final class ParquetPages implements PageReader {
  /** Most bytes of one page, unpacked. */
  static final int MAX_PAGE = 256 << 20;

  private static final ParquetMetadataConverter CONVERTER = new ParquetMetadataConverter();

  private final ColumnChunkMetaData chunk;
  private final Chunk bytes;
  private long valuesRead;
  private @Nullable PageHeader pending;

  ParquetPages(FileChannel file, ColumnChunkMetaData chunk) {
    this.chunk = chunk;
    this.bytes = new Chunk(file, chunk.getStartingPos(), chunk.getTotalSize());
  }

  @Override
  public long getTotalValueCount() {
    return chunk.getValueCount();
  }

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    try {
      if (valuesRead > 0 || pending != null || bytes.left == 0) {
        return null;
      }
      PageHeader header = Util.readPageHeader(bytes);
      if (header.getType() != PageType.DICTIONARY_PAGE) {
        pending = header;
        return null;
      }
      int size = header.getDictionary_page_header().getNum_values();
      byte[] page = unpacked(header);
      if (size < 0 || size > page.length) {
        throw new IOException("a dictionary cannot have " + size + " values");
      }
      return new DictionaryPage(
          BytesInput.from(page),
          size,
          CONVERTER.getEncoding(header.getDictionary_page_header().getEncoding()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable DataPage readPage() {
    try {
      while (valuesRead < chunk.getValueCount()) {
        PageHeader header = pending == null ? Util.readPageHeader(bytes) : pending;
        pending = null;
        switch (header.getType()) {
          case DATA_PAGE -> {
            return counted(page(header, header.getData_page_header()));
          }
          case DATA_PAGE_V2 -> {
            return counted(page(header, header.getData_page_header_v2()));
          }
          default -> {
            var _ = packed(header);
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataPage counted(DataPage page) throws IOException {
    if (page.getValueCount() <= 0) {
      throw new IOException("a page cannot have " + page.getValueCount() + " values");
    }
    valuesRead += page.getValueCount();
    return page;
  }

  private DataPage page(PageHeader header, DataPageHeader v1) throws IOException {
    byte[] page = unpacked(header);
    return new DataPageV1(
        BytesInput.from(page),
        v1.getNum_values(),
        page.length,
        chunk.getStatistics(),
        CONVERTER.getEncoding(v1.getRepetition_level_encoding()),
        CONVERTER.getEncoding(v1.getDefinition_level_encoding()),
        CONVERTER.getEncoding(v1.getEncoding()));
  }

  private DataPage page(PageHeader header, DataPageHeaderV2 v2) throws IOException {
    byte[] page = packed(header);
    int repetitions = v2.getRepetition_levels_byte_length();
    int definitions = v2.getDefinition_levels_byte_length();
    int levels = Math.addExact(repetitions, definitions);
    if (repetitions < 0 || definitions < 0 || levels > page.length) {
      throw new IOException("a page is shorter than its levels");
    }
    byte[] data = new byte[page.length - levels];
    System.arraycopy(page, levels, data, 0, data.length);
    if (v2.isIs_compressed() && data.length > 0) {
      data = ParquetCodec.unpack(chunk.getCodec(), data, size(header) - levels);
    }
    return DataPageV2.uncompressed(
        v2.getNum_rows(),
        v2.getNum_nulls(),
        v2.getNum_values(),
        BytesInput.from(page, 0, repetitions),
        BytesInput.from(page, repetitions, definitions),
        CONVERTER.getEncoding(v2.getEncoding()),
        BytesInput.from(data),
        chunk.getStatistics());
  }

  private byte[] unpacked(PageHeader header) throws IOException {
    return ParquetCodec.unpack(chunk.getCodec(), packed(header), size(header));
  }

  private static int size(PageHeader header) throws IOException {
    int size = header.getUncompressed_page_size();
    if (size < 0 || size > MAX_PAGE) {
      throw new IOException("a page says that it has " + size + " bytes; allowed are " + MAX_PAGE);
    }
    return size;
  }

  /** The page as it is in the file. */
  private byte[] packed(PageHeader header) throws IOException {
    int size = header.getCompressed_page_size();
    if (size < 0 || size > bytes.left) {
      throw new IOException("a page says that it has " + size + " bytes, and is not that long");
    }
    byte[] page = bytes.readNBytes(size);
    if (header.isSetCrc()) {
      CRC32 crc = new CRC32();
      crc.update(page);
      if ((int) crc.getValue() != header.getCrc()) {
        throw new IOException("a page's checksum is wrong");
      }
    }
    return page;
  }

  /** The bytes of a part of a file. */
  private static final class Chunk extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private long position;
    private long unread;
    private long left;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    Chunk(FileChannel file, long position, long length) {
      this.file = file;
      this.position = position;
      this.unread = length;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      if (!fill()) {
        return -1;
      }
      left--;
      return buffer.get() & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, buffer.remaining());
      buffer.get(into, offset, count);
      left -= count;
      return count;
    }

    private boolean fill() throws IOException {
      if (!buffer.hasRemaining() && unread > 0) {
        int next = (int) Math.min(BUFFER, unread);
        buffer = ParquetFooter.bytes(file, position, next);
        position += next;
        unread -= next;
      }
      return buffer.hasRemaining();
    }
  }
}
