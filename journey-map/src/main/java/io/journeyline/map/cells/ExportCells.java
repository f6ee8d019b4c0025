package io.journeyline.map.cells;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.definition.JourneyDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cells of a folder that {@code journey export}, {@code replay} or {@code oracle} wrote. */
public final class ExportCells {
  private static final String MOMENT = "export.json";

  private final ObjectMapper json = new ObjectMapper();
  private final Path dir;
  private final String map;
  private final int version;

  private ExportCells(Path dir, JourneyDefinition definition) {
    this.dir = dir;
    map = definition.map();
    version = definition.version();
  }

  /**
   * @throws IOException if a file is not there, cannot be read, or is no export
   */
  public static Cells read(Path dir, JourneyDefinition definition) throws IOException {
    return new ExportCells(dir, definition).read();
  }

  private Cells read() throws IOException {
    return new Cells(
        moment(),
        lines("journeys", line -> true, line -> line.path("stage").isNull() ? 0L : 1L).stream()
            .mapToLong(Long::longValue)
            .sum(),
        lines("stages", this::isOurs, ExportCells::stage),
        lines("transitions", this::isOurs, ExportCells::transition),
        lines("drop-offs", this::isOurs, ExportCells::dropOff),
        lines("touchpoint-stats", this::isOurs, ExportCells::touchpoint),
        lines("funnels", this::isOurs, ExportCells::funnel));
  }

  private Moment moment() throws IOException {
    Path file = dir.resolve(MOMENT);
    if (!Files.isRegularFile(file)) {
      return new Moment(null, null, 0);
    }
    JsonNode moment = parse(Files.readString(file), file, 1);
    return new Moment(
        time(moment.path("asOf")), time(moment.path("watermark")), moment.path("lag").asLong());
  }

  private static @Nullable Instant time(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.textValue()) : null;
  }

  private boolean isOurs(JsonNode line) {
    return line.path("map").asText().equals(map) && line.path("version").asInt() == version;
  }

  /** Whether a line is of the map that is drawn. */
  private interface Choice {
    boolean takes(JsonNode line);
  }

  private <C> List<C> lines(String name, Choice choice, Function<JsonNode, C> cell)
      throws IOException {
    Path file = dir.resolve(name + ".jsonl");
    List<C> cells = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        JsonNode line = parse(text, file, ++number);
        if (choice.takes(line)) {
          cells.add(cell.apply(line));
        }
      }
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + " is not there; give a folder that 'journey export', 'replay' or 'oracle' wrote",
          e);
    }
    return cells;
  }

  private JsonNode parse(String text, Path file, int line) throws IOException {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ", line " + line + ": not JSON, so not an export's file", e);
    }
  }

  private static StageCell stage(JsonNode line) {
    return new StageCell(
        text(line, "segment"),
        text(line, "stage"),
        text(line, "day"),
        number(line, "entered"),
        number(line, "advanced"),
        number(line, "returned"),
        number(line, "dropped"),
        number(line, "open"),
        number(line, "converted"),
        number(line, "customers"),
        spread(line, "dwell"));
  }

  private static TransitionCell transition(JsonNode line) {
    return new TransitionCell(
        text(line, "segment"),
        text(line, "from"),
        text(line, "to"),
        text(line, "day"),
        number(line, "count"),
        number(line, "customers"),
        spread(line, "dwell"));
  }

  private static DropOffCell dropOff(JsonNode line) {
    return new DropOffCell(
        text(line, "segment"),
        text(line, "stage"),
        text(line, "touchpoint"),
        text(line, "channel"),
        text(line, "day"),
        number(line, "count"),
        number(line, "customers"));
  }

  private static TouchpointCell touchpoint(JsonNode line) {
    Map<String, Long> feedback = new TreeMap<>();
    line.path("feedback")
        .properties()
        .forEach(it -> feedback.put(it.getKey(), it.getValue().asLong()));
    return new TouchpointCell(
        text(line, "segment"),
        text(line, "touchpoint"),
        text(line, "stage"),
        text(line, "channel"),
        text(line, "day"),
        number(line, "count"),
        number(line, "customers"),
        number(line, "goals"),
        number(line, "lastBeforeDrop"),
        number(line, "scored"),
        number(line, "scoreSum"),
        number(line, "scoreSquares"),
        number(line, "negative"),
        feedback);
  }

  private static FunnelCell funnel(JsonNode line) {
    return new FunnelCell(
        text(line, "segment"),
        text(line, "funnel"),
        text(line, "by"),
        text(line, "day"),
        number(line, "entered"),
        numbers(line, "reached"),
        number(line, "converted"),
        number(line, "pending"),
        numbers(line, "droppedAt"),
        spread(line, "convert"));
  }

  private static String text(JsonNode line, String name) {
    return line.path(name).asText();
  }

  private static long number(JsonNode line, String name) {
    return line.path(name).asLong();
  }

  private static List<Long> numbers(JsonNode line, String name) {
    List<Long> numbers = new ArrayList<>();
    line.path(name).forEach(number -> numbers.add(number.asLong()));
    return numbers;
  }

  private static Spread spread(JsonNode line, String name) {
    return Spread.quantiles(quantile(line, name + "P50"), quantile(line, name + "P90"));
  }

  private static @Nullable Long quantile(JsonNode line, String name) {
    return line.path(name).isNumber() ? line.path(name).asLong() : null;
  }
}
