package io.journeyline.ingest.source.cloudevents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.WebRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads an event whose attributes are headers and whose body is its data. */
final class BinaryMode {
  private static final String PREFIX = "ce-";

  private BinaryMode() {}

  static boolean applies(WebRequest request) {
    return request.header(PREFIX + "id") != null || request.header(PREFIX + "type") != null;
  }

  /** The event as it would be in structured mode. */
  static ObjectNode read(WebRequest request) throws RefusedException {
    ObjectNode event = Json.MAPPER.createObjectNode();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                event.put(name.substring(PREFIX.length()), decoded(value));
              }
            });
    if (request.body().length > 0) {
      event.set("data", request.json());
    }
    return event;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
