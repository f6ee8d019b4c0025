package io.journeyline.dashboard.api;

import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.dashboard.model.Cells;
import io.journeyline.dashboard.model.Period;
import io.journeyline.dashboard.model.Selection;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Segment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks for, and says what it cannot ask. */
final class QuestionReader {
  static final String FROM = "from";
  static final String TO = "to";
  static final String SEGMENT = "segment";
  static final String VERSION = "version";
  static final String GRAIN = "grain";
  static final String FORMAT = "format";
  static final String CHANNEL = "channel";
  static final String LIMIT = "limit";
  static final String BY = "by";
  static final List<String> GRAINS = List.of("total", "day");
  static final List<String> FORMATS = List.of("json", "csv");
  static final int MOST_ROWS = 100_000;

  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  private final JourneyDefinition definition;
  private final Cells cells;

  QuestionReader(JourneyDefinition definition, Cells cells) {
    this.definition = definition;
    this.cells = cells;
  }

  /**
   * @throws ProblemException naming the parameter that is not as it should be
   */
  Question read(Request request) {
    return read(request, "");
  }

  /**
   * Reads the second side of a comparison, whose parameters have names of their own.
   *
   * @param prefix what the names of its period and segment start with
   */
  Question read(Request request, String prefix) {
    Parameters parameters = request.parameters();
    int version = version(parameters);
    return new Question(
        new Selection(
            definition.map(),
            version,
            segment(parameters, named(prefix, SEGMENT), version),
            period(parameters, named(prefix, FROM), named(prefix, TO))),
        parameters.word(GRAIN, GRAINS).equals("day"),
        channel(parameters, version),
        parameters.get(BY).orElse(null),
        parameters.word(FORMAT, FORMATS).equals("csv"),
        parameters.number(LIMIT, MOST_ROWS, 1, MOST_ROWS),
        request.hideBelow());
  }

  static String named(String prefix, String name) {
    return prefix.isEmpty()
        ? name
        : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private int version(Parameters parameters) {
    int version = parameters.number(VERSION, definition.version(), 0, Integer.MAX_VALUE);
    if (version != definition.version()) {
      Set<Integer> versions = cells.versions(Aggregates.STAGES);
      if (!versions.contains(version)) {
        throw ProblemException.unknown(
            VERSION, "there is nothing of version %d; known are %s".formatted(version, versions));
      }
    }
    return version;
  }

  private String segment(Parameters parameters, String name, int version) {
    String segment = parameters.get(name).orElse(CellKey.EVERYBODY);
    boolean known =
        segment.equals(CellKey.EVERYBODY)
            || definition.segments().stream().anyMatch(one -> one.id().equals(segment))
            || definition.personas().stream().anyMatch(one -> one.id().equals(segment))
            || version != definition.version();
    if (!known) {
      Set<String> all = new TreeSet<>(definition.segments().stream().map(Segment::id).toList());
      definition.personas().forEach(persona -> all.add(persona.id()));
      all.add(CellKey.EVERYBODY);
      throw ProblemException.unknown(
          name,
          "there is no segment '%s'; there are %s"
              .formatted(Parameters.plain(segment), String.join(", ", all)));
    }
    return segment;
  }

  private @Nullable String channel(Parameters parameters, int version) {
    Optional<String> channel = parameters.get(CHANNEL);
    if (channel.isEmpty()) {
      return null;
    }
    Set<String> channels =
        new TreeSet<>(
            cells.values(
                Aggregates.TOUCHPOINT_STATS,
                definition.map(),
                version,
                Aggregates.TOUCHPOINT_STATS.dimension(CHANNEL)));
    if (!channels.contains(channel.get())) {
      throw ProblemException.unknown(
          CHANNEL,
          "there is nothing of channel '%s'; there are %s"
              .formatted(Parameters.plain(channel.get()), String.join(", ", channels)));
    }
    return channel.get();
  }

  private static Period period(Parameters parameters, String fromName, String toName) {
    Optional<String> from = parameters.get(fromName);
    Optional<String> to = parameters.get(toName);
    if (from.isEmpty() && to.isEmpty()) {
      return new Period.AllDays();
    }
    if (from.isEmpty() || to.isEmpty()) {
      throw ProblemException.bad(
          from.isEmpty() ? fromName : toName,
          "missing; %s and %s belong together, without both all days are meant"
              .formatted(fromName, toName));
    }
    LocalDate first = day(fromName, from.get());
    LocalDate last = day(toName, to.get());
    if (first.isAfter(last)) {
      throw ProblemException.bad(
          fromName, "%s is after %s, which is %s".formatted(first, toName, last));
    }
    return new Period.Days(first, last);
  }

  /** A day within bounds. */
  static LocalDate day(String name, String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text, DAY);
    } catch (DateTimeException e) {
      throw ProblemException.bad(
          name, "'%s' is not a day; write it like 2026-01-31".formatted(Parameters.plain(text)));
    }
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw ProblemException.bad(
          name, "%s is out of bounds; allowed are %s to %s".formatted(day, FIRST_DAY, LAST_DAY));
    }
    return day;
  }
}
