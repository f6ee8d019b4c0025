package io.journeyline.ingest.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.Original;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads event logs in XES: each event becomes the touchpoints that a mapping makes of it, of its
 * trace and of the log.
 */
final class XesFileReader implements FileReader {
  private static final String ADAPTER = "xes";
  private static final String DEFAULT_MAPPING = "xes.mapping.yaml";
  private static final String ENDING = ".xes";
  private static final String NAME = "concept:name";
  private static final List<String> VARIABLES = List.of("event", "trace", "log", "index", "source");

  private final Path file;
  private final FileBytes bytes;
  private final MappedRows mapped;
  private final XesAttributes log = new XesAttributes();

  /**
   * @param given null: the default mapping
   * @throws DefinitionException naming each expression of the mapping that is none
   */
  XesFileReader(Path file, @Nullable Mapping given) throws IOException, DefinitionException {
    this.file = file;
    Mapping mapping = given == null ? defaultMapping() : given;
    this.mapped = new MappedRows(ADAPTER, RowMapper.compile(mapping, VARIABLES));
    this.bytes = FileBytes.open(file);
  }

  /** The mapping of logs for which there is no other. */
  static Mapping defaultMapping() throws IOException, DefinitionException {
    try (InputStream text = XesFileReader.class.getResourceAsStream(DEFAULT_MAPPING)) {
      if (text == null) {
        throw new IllegalStateException(DEFAULT_MAPPING + " is not beside its reader");
      }
      return MappingLoader.load(
          DEFAULT_MAPPING, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void read(Consumer<? super Ingested> consumer) throws IOException {
    try {
      XmlCursor xml = new XmlCursor(bytes);
      if (!xml.nextChild() || !xml.name().equals("log")) {
        throw new IOException("its root is no 'log'; an event log in XES has one");
      }
      readLog(xml, consumer);
    } catch (IOException e) {
      throw new IOException(
          file + ": " + e.getMessage() + "; what stands before is read, the rest is not", e);
    }
  }

  private void readLog(XmlCursor xml, Consumer<? super Ingested> consumer) throws IOException {
    XesAttributes none = new XesAttributes();
    long index = 0;
    while (xml.nextChild()) {
      switch (xml.name()) {
        case "trace" -> readTrace(xml, consumer);
        case "event" -> readEvent(xml, none, index++, consumer);
        case String name when XesAttributes.isAttribute(name) -> log.read(xml);
        default -> xml.skip();
      }
    }
  }

  private void readTrace(XmlCursor xml, Consumer<? super Ingested> consumer) throws IOException {
    XesAttributes trace = new XesAttributes();
    long index = 0;
    while (xml.nextChild()) {
      String name = xml.name();
      if (name.equals("event")) {
        readEvent(xml, trace, index++, consumer);
      } else if (!XesAttributes.isAttribute(name)) {
        xml.skip();
      } else if (index == 0) {
        trace.read(xml);
      } else {
        throw new IOException(
            "line "
                + xml.line()
                + ": an attribute of the trace stands after events of it;"
                + " XES wants a trace's attributes before its events");
      }
    }
  }

  private void readEvent(
      XmlCursor xml, XesAttributes trace, long index, Consumer<? super Ingested> consumer)
      throws IOException {
    String origin = file.getFileName() + ":" + xml.line();
    XesAttributes event = new XesAttributes();
    while (xml.nextChild()) {
      if (XesAttributes.isAttribute(xml.name())) {
        event.read(xml);
      } else {
        xml.skip();
      }
    }
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("trace", trace.values());
    seen.put("event", event.values());
    seen.put("index", index);
    long size = trace.size() + event.size();
    if (size > LineReader.MAX_LINE) {
      String detail =
          "the event and its trace have %d characters; allowed are %d"
              .formatted(size, LineReader.MAX_LINE);
      consumer.accept(
          mapped.rejected(RejectReason.TOO_LARGE, detail, new Original(json(seen), size, origin)));
      return;
    }
    mapped.map(variables(seen), () -> new Original(json(seen), origin), consumer);
  }

  private Map<String, Object> variables(Map<String, Object> seen) {
    Map<String, Object> variables = new LinkedHashMap<>(seen);
    variables.put("log", log.values());
    variables.put("source", source());
    variables.put(RowExpression.ROW, new LinkedHashMap<>(variables));
    return variables;
  }

  /** The log's name, or the file's where it has none. */
  private String source() {
    if (log.values().get(NAME) instanceof String name && !name.isBlank()) {
      return name.strip();
    }
    String plain = TouchpointFiles.plainName(file);
    return plain.substring(0, plain.length() - ENDING.length());
  }

  private static byte[] json(Map<String, Object> seen) {
    try {
      return Json.MAPPER.writeValueAsBytes(seen);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
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
