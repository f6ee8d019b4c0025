package io.journeyline.local;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time on the command line: {@code 30s}, {@code 1m}, {@code 1h30m}, ISO-8601. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d+h)?(\\d+m)?(\\d+s)?");

  @Override
  public Duration convert(String text) {
    String small = text.strip().toLowerCase(Locale.ROOT);
    boolean isShort = !small.isEmpty() && SHORT.matcher(small).matches();
    try {
      Duration duration = Duration.parse(isShort ? "PT" + small : text.strip());
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Said below, as any other that cannot be taken.
    }
    throw new TypeConversionException(
        "'%s' is no span of time; write hours, minutes, seconds, such as 30s, 1m or 1h30m"
            .formatted(text));
  }

  /** As one writes it. */
  static String text(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
