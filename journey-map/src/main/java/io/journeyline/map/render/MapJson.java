package io.journeyline.map.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.journeyline.map.document.MapDocument;

/** The document as JSON: the same bytes for the same document. */
public final class MapJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private MapJson() {}

  public static String write(MapDocument document) {
    try {
      return JSON.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the map can be written as JSON", e);
    }
  }
}
