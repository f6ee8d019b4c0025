package io.journeyline.ingest.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a URL, or a form in a body: names and values. */
public final class Query {
  public static final Query NONE = new Query("");

  private final String raw;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param raw as sent, without the question mark; what cannot be decoded stays as it is
   */
  public Query(String raw) {
    this.raw = raw;
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!name.isEmpty()) {
        values.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
  }

  /** As sent, without the question mark. */
  public String raw() {
    return raw;
  }

  /** The first value of that name. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** First values by name, in the order sent. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
