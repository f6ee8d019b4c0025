package io.journeyline.ingest.source.posthog;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.Query;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.WebRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads a body: JSON, or a form whose field {@code data} is JSON in Base64 or as it is. */
final class PostHogBody {
  private static final String FORM = "data=";

  private PostHogBody() {}

  static JsonNode read(WebRequest request) throws RefusedException {
    byte[] body = request.body();
    String start =
        new String(body, 0, Math.min(body.length, FORM.length()), StandardCharsets.UTF_8);
    if (!FORM.equals(start)) {
      return request.json();
    }
    request.payload().check();
    @Nullable String data = new Query(new String(body, StandardCharsets.UTF_8)).get("data");
    try {
      String text = data == null ? "" : data;
      byte[] json =
          text.startsWith("{") || text.startsWith("[")
              ? text.getBytes(StandardCharsets.UTF_8)
              : Base64.getDecoder().decode(text.replace(' ', '+'));
      return Json.MAPPER.readTree(json);
    } catch (IOException | IllegalArgumentException e) {
      throw RefusedException.unreadable(
          "invalid_json", "the form's field 'data' is neither JSON nor JSON in Base64");
    }
  }
}
