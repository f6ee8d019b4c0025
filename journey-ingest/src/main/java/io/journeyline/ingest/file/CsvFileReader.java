package io.journeyline.ingest.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionException.Problem;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Original;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads CSV and TSV: each row becomes the touchpoints that a mapping makes of it. */
final class CsvFileReader implements FileReader {
  private static final String ADAPTER = "csv";
  private static final Pattern ASCII_BASED =
      Pattern.compile("UTF-8|US-ASCII|ISO-8859-\\d+|windows-125\\d");
  private static final String REPLACEMENT = "\uFFFD";

  private final Path file;
  private final FileBytes bytes;
  private final RowReader rows;
  private final Charset encoding;
  private final CsvReaderBuilder fields;
  private final List<String> columns;
  private final MappedRows mapped;

  /**
   * Opens the file and checks the mapping against its columns.
   *
   * @throws DefinitionException naming each expression that does not fit the columns
   */
  CsvFileReader(Path file, Mapping mapping, char defaultSeparator)
      throws IOException, DefinitionException {
    this.file = file;
    this.bytes = FileBytes.open(file);
    try {
      @Nullable Character given = mapping.dialect().separator();
      char separator = given == null ? defaultSeparator : given;
      char quote = mapping.dialect().quote();
      boolean asciiBased = ASCII_BASED.matcher(mapping.dialect().encoding().name()).matches();
      encoding = asciiBased ? mapping.dialect().encoding() : StandardCharsets.UTF_8;
      InputStream text =
          asciiBased ? bytes : new Utf8Transcoder(bytes, mapping.dialect().encoding());
      rows = new RowReader(new LineReader(text), separator, quote);
      fields = CsvReader.builder().fieldSeparator(separator).quoteCharacter(quote);
      @Nullable List<String> named = mapping.columns();
      columns = named == null ? header(mapping) : named;
      mapped = new MappedRows(ADAPTER, RowMapper.compile(mapping, columns));
    } catch (IOException | DefinitionException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private List<String> header(Mapping mapping) throws IOException, DefinitionException {
    @Nullable Row row = rows.next();
    if (row == null) {
      throw new IOException(
          file
              + ": the file is empty; its first row must name the columns, or the mapping 'columns'");
    }
    try {
      List<String> names = fields(row).stream().map(String::strip).toList();
      if (new TreeSet<>(names).size() < names.size()) {
        throw new IllegalArgumentException("two columns have the same name");
      }
      return names;
    } catch (IllegalArgumentException e) {
      throw new DefinitionException(
          List.of(
              new Problem(
                  file.toString(),
                  Math.toIntExact(row.lines().number()),
                  1,
                  "the header does not name columns: "
                      + e.getMessage()
                      + "; check separator, quote and encoding in "
                      + mapping.name())));
    }
  }

  @Override
  public void read(Consumer<? super Ingested> consumer) throws IOException {
    try {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        ingest(row, consumer);
      }
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void ingest(Row row, Consumer<? super Ingested> consumer) {
    if (row.flaw() == Row.Flaw.TOO_LARGE) {
      String detail =
          "the row has " + row.lines().size() + " bytes; allowed are " + LineReader.MAX_LINE;
      consumer.accept(rejected(row, RejectReason.TOO_LARGE, detail));
      return;
    }
    Map<String, Object> values;
    try {
      values = values(row);
    } catch (IllegalArgumentException e) {
      String detail = Objects.toString(e.getMessage(), "not a row") + cutOff(row);
      consumer.accept(rejected(row, RejectReason.UNREADABLE, detail));
      return;
    }
    mapped.map(values, () -> original(row), consumer);
  }

  private Map<String, Object> values(Row row) {
    List<String> texts = fields(row);
    if (texts.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the row has " + texts.size() + " fields, the file " + columns.size() + " columns");
    }
    Map<String, Object> byColumn = HashMap.newHashMap(texts.size());
    Map<String, Object> variables = HashMap.newHashMap(texts.size() + 1);
    IntStream.range(0, texts.size()).forEach(i -> byColumn.put(columns.get(i), texts.get(i)));
    variables.putAll(byColumn);
    variables.put(RowExpression.ROW, byColumn);
    return variables;
  }

  private List<String> fields(Row row) {
    if (row.flaw() == Row.Flaw.UNCLOSED_QUOTE) {
      throw new IllegalArgumentException("a quote is opened in this line and never closed");
    }
    try {
      String text = encoding.newDecoder().decode(ByteBuffer.wrap(row.lines().text())).toString();
      if (text.contains(REPLACEMENT)) {
        throw new IllegalArgumentException("the row is not in the encoding of the mapping");
      }
      return fields.ofSingleCsvRecord(text).getFields();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the row is not " + encoding, e);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("not a row: " + e.getMessage(), e);
    }
  }

  private static String cutOff(Row row) {
    return row.lines().isTerminated() ? "" : "; the file ends here and looks cut off";
  }

  private Ingested rejected(Row row, RejectReason reason, String detail) {
    return mapped.rejected(reason, detail, original(row));
  }

  private Original original(Row row) {
    Line lines = row.lines();
    return new Original(lines.text(), lines.size(), file.getFileName() + ":" + lines.number());
  }

  @Override
  public long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
