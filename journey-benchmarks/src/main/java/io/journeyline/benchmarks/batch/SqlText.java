package io.journeyline.benchmarks.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of SQL: scripts with places to fill, and quoted literals and names. */
final class SqlText {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private SqlText() {}

  /** A script of this package with its places filled. */
  static String script(String name, Map<String, String> places) {
    try (InputStream script = SqlText.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
      return PLACE.matcher(text).replaceAll(place -> fill(place, places));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fill(MatchResult place, Map<String, String> places) {
    return Matcher.quoteReplacement(
        Objects.requireNonNull(places.get(place.group(1)), place.group(1)));
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String name(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
