package io.journeyline.ingest.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.Original;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads Parquet: each row becomes the touchpoints that a mapping makes of it. It holds a page of
 * each column at a time.
 */
final class ParquetTableReader implements FileReader {
  private static final String ADAPTER = "parquet";

  private final Path file;
  private final FileChannel channel;
  private final ParquetFooter footer;
  private final MappedRows mapped;
  private final AtomicLong bytesRead = new AtomicLong();
  private long row;

  /**
   * Opens the file and checks the mapping against its columns.
   *
   * @throws DefinitionException naming each expression that does not fit the columns
   */
  ParquetTableReader(Path file, Mapping mapping) throws IOException, DefinitionException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      footer = ParquetFooter.read(channel);
      List<String> columns = footer.schema().getFields().stream().map(Type::getName).toList();
      mapped = new MappedRows(ADAPTER, RowMapper.compile(mapping, columns));
    } catch (IOException e) {
      channel.close();
      throw new IOException(file + ": " + e.getMessage(), e);
    } catch (DefinitionException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void read(Consumer<? super Ingested> consumer) throws IOException {
    for (BlockMetaData rowGroup : footer.rowGroups()) {
      MessageType schema = footer.schema();
      RecordReader<Group> rows = open(rowGroup, schema);
      for (long i = 0; i < rowGroup.getRowCount(); i++) {
        row++;
        ingest(next(rows), consumer);
      }
      bytesRead.addAndGet(
          rowGroup.getColumns().stream().mapToLong(ColumnChunkMetaData::getTotalSize).sum());
    }
    bytesRead.set(channel.size());
  }

  private RecordReader<Group> open(BlockMetaData rowGroup, MessageType schema) throws IOException {
    try {
      return new ColumnIOFactory()
          .getColumnIO(schema)
          .getRecordReader(new RowGroup(channel, rowGroup), new GroupRecordConverter(schema));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw damaged(e);
    }
  }

  private ParquetRow next(RecordReader<Group> rows) throws IOException {
    try {
      return new ParquetRow(rows.read());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw damaged(e);
    }
  }

  /** Damaged data make decoders fail in any way; a wrong length may ask for any memory. */
  private IOException damaged(Throwable e) {
    Throwable cause = e;
    while (!(cause instanceof UncheckedIOException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    @Nullable Throwable told = cause instanceof UncheckedIOException ? cause.getCause() : e;
    return new IOException(
        file
            + ": damaged at row "
            + Math.max(1, row)
            + ": "
            + (told == null ? e : told).getMessage()
            + "; the rows before it are read, the rest is not",
        e);
  }

  private void ingest(ParquetRow read, Consumer<? super Ingested> consumer) {
    String origin = file.getFileName() + ":" + row;
    Map<String, @Nullable Object> values = read.values();
    if (read.size() > LineReader.MAX_LINE) {
      String detail =
          "the row has about " + read.size() + " bytes; allowed are " + LineReader.MAX_LINE;
      Original original = new Original(json(values), origin);
      consumer.accept(mapped.rejected(RejectReason.TOO_LARGE, detail, original));
      return;
    }
    Map<String, @Nullable Object> variables = new HashMap<>(values);
    variables.put(RowExpression.ROW, values);
    mapped.map(variables, () -> new Original(json(values), origin), consumer);
  }

  private static byte[] json(Map<String, @Nullable Object> values) {
    try {
      return Json.MAPPER.writeValueAsBytes(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can be written", e);
    }
  }

  @Override
  public long bytesRead() {
    return bytesRead.get();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** One row group: the pages of its columns. */
  private record RowGroup(FileChannel file, BlockMetaData group) implements PageReadStore {

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
      return group.getColumns().stream()
          .filter(chunk -> chunk.getPath().equals(path(column)))
          .findFirst()
          .map(chunk -> new ParquetPages(file, chunk))
          .orElseThrow(() -> new IllegalArgumentException("a column is not in a row group"));
    }

    private static ColumnPath path(ColumnDescriptor column) {
      return ColumnPath.get(column.getPath());
    }

    @Override
    public long getRowCount() {
      return group.getRowCount();
    }
  }
}
