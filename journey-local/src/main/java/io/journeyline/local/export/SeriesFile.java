package io.journeyline.local.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads the series of an export. */
public final class SeriesFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SeriesFile() {}

  /**
   * @param dir folder of the export
   * @throws IOException also where a line is not one that an export writes
   */
  public static Map<SeriesKey, SeriesCounts> read(Path dir) throws IOException {
    Path file = dir.resolve(Aggregates.SERIES.name() + ".jsonl");
    Map<SeriesKey, SeriesCounts> cells = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          JsonNode node = JSON.readTree(line);
          cells.put(key(node), new SeriesCounts(node.required("count").longValue()));
        } catch (IOException | RuntimeException e) {
          throw new IOException(file + ":" + number + ": not a line of an export", e);
        }
      }
    }
    return cells;
  }

  private static SeriesKey key(JsonNode node) {
    return new SeriesKey(
        node.required("map").textValue(),
        node.required("version").intValue(),
        node.required("segment").textValue(),
        node.required("series").textValue(),
        node.required("touchpoint").textValue(),
        node.required("channel").textValue(),
        node.required("by").textValue(),
        Instant.parse(node.required("from").textValue()).toEpochMilli());
  }
}
