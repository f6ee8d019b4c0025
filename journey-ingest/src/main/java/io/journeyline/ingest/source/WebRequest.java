package io.journeyline.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came, its body in memory. It belongs to one thread. */
public final class WebRequest {
  private final String method;
  private final String path;
  private final Map<String, String> parameters;
  private final Query query;
  private final Map<String, String> headers;
  private final Payload payload;
  private final long receivedAt;
  private @Nullable JsonNode parsed;

  /**
   * @param path decoded, slashes neither doubled nor at its end
   * @param parameters what stands for the parts in braces of the route
   * @param headers by name in lower case, the first of each
   * @param receivedAt ms since 1970-01-01 UTC
   */
  public WebRequest(
      String method,
      String path,
      Map<String, String> parameters,
      Query query,
      Map<String, String> headers,
      Payload payload,
      long receivedAt) {
    this.method = method;
    this.path = path;
    this.parameters = Map.copyOf(parameters);
    this.query = query;
    this.headers = Map.copyOf(headers);
    this.payload = payload;
    this.receivedAt = receivedAt;
  }

  public String method() {
    return method;
  }

  /** Slashes neither doubled nor at its end. */
  public String path() {
    return path;
  }

  /** Method and path, for messages. */
  public String origin() {
    return method + " " + path;
  }

  /** What stands for a part in braces of the route. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  public Query query() {
    return query;
  }

  /** The first header of that name, whatever its case. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** The body as it was sent, which is what senders sign. */
  public byte[] raw() {
    return payload.sent();
  }

  /** The body, unpacked where it was gzip. */
  public byte[] body() {
    return payload.content();
  }

  public Payload payload() {
    return payload;
  }

  public long receivedAt() {
    return receivedAt;
  }

  /**
   * The body as JSON, whatever its content type.
   *
   * @throws RefusedException when it is none
   */
  public JsonNode json() throws RefusedException {
    @Nullable JsonNode known = parsed;
    if (known != null) {
      return known;
    }
    payload.check();
    try {
      JsonNode read = Json.MAPPER.readTree(payload.content());
      if (read.isMissingNode()) {
        throw RefusedException.unreadable("invalid_json", "the body is empty; it must be JSON");
      }
      parsed = read;
      return read;
    } catch (JsonProcessingException e) {
      throw RefusedException.unreadable(
          "invalid_json",
          "the body is not JSON, at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw RefusedException.unreadable("invalid_json", "the body is not JSON in UTF-8");
    }
  }

  /**
   * The body as a JSON object.
   *
   * @throws RefusedException when it is none
   */
  public ObjectNode jsonObject() throws RefusedException {
    if (json() instanceof ObjectNode object) {
      return object;
    }
    throw RefusedException.unreadable("invalid_json", "the body must be a JSON object");
  }
}
