package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import io.journeyline.definition.AlertRule.Dimension;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.schemas.Alert;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Judges all rules of a definition over the cells. What comes out depends on the cells, the moments
 * up to which they were complete and the stand before, and on nothing else.
 */
public final class Judge {
  private final JourneyDefinition definition;
  private final CellStore cells;
  private final Map<String, String> stands;
  private final Map<String, Alert> known = new LinkedHashMap<>();
  private final Map<String, SubjectJudge> subjects = new LinkedHashMap<>();
  private final long start;
  private int tracks = -1;

  /**
   * @param start windows that end after this moment are judged, ms, unless {@code stands} know more
   * @param stands what {@link #stands} told before
   * @param alerts what came out before, as far as it may still change
   */
  public Judge(
      JourneyDefinition definition,
      CellStore cells,
      long start,
      Map<String, String> stands,
      Iterable<Alert> alerts) {
    this.definition = definition;
    this.cells = cells;
    this.start = start;
    this.stands = new TreeMap<>(stands);
    alerts.forEach(alert -> known.put(alert.getId(), alert));
  }

  /** One that knows nothing from before. */
  public Judge(JourneyDefinition definition, CellStore cells, long start) {
    this(definition, cells, start, Map.of(), List.of());
  }

  /**
   * Judges every window that is complete, once.
   *
   * @param watermark everything that happened before it is in the cells, ms
   */
  public void judge(long watermark, Consumer<Alert> out) {
    findSubjects();
    for (SubjectJudge subject : subjects.values()) {
      subject.recheck(watermark, out);
      subject.judge(watermark - subject.allowance(), watermark, out);
    }
  }

  /**
   * Passes over windows that end up to then without judging them: history that somebody brings in
   * is no news.
   */
  public void skip(long to) {
    findSubjects();
    subjects.values().forEach(subject -> subject.skip(to));
  }

  /** How far each subject has been judged and what it has come to, by its key. */
  public Map<String, String> stands() {
    Map<String, String> told = new TreeMap<>();
    subjects.forEach((key, subject) -> told.put(key, subject.stand().toText()));
    return told;
  }

  /** As {@link #stands}, but the same as long as nothing is found, however far judged. */
  public Map<String, String> findings() {
    Map<String, String> told = new TreeMap<>();
    subjects.forEach((key, subject) -> told.put(key, subject.stand().judged(0).toText()));
    return told;
  }

  /** How many alerts fire, by rule; rules without any are missing. */
  public Map<String, Integer> firing() {
    Map<String, Integer> firing = new TreeMap<>();
    subjects.values().stream()
        .filter(subject -> subject.stand().isFiring())
        .forEach(subject -> firing.merge(subject.rule(), 1, Integer::sum));
    return firing;
  }

  /** A value of a dimension that is seen for the first time makes a subject. */
  private void findSubjects() {
    if (tracks == cells.tracks().size()) {
      return;
    }
    tracks = cells.tracks().size();
    for (AlertRule rule : definition.alerts().rules()) {
      Set<Slice> slices = slices(definition, cells, rule);
      for (Slice slice : slices) {
        Subject subject = new Subject(definition.map(), rule, slice);
        if (!subjects.containsKey(subject.key())) {
          subjects.put(subject.key(), judge(subject, slices.size()));
        }
      }
    }
  }

  private SubjectJudge judge(Subject subject, int among) {
    String stand = stands.get(subject.key());
    SubjectJudge judge =
        new SubjectJudge(
            subject,
            definition.version(),
            among,
            cells,
            stand == null ? Stand.from(start) : Stand.parse(stand));
    known.values().stream()
        .filter(alert -> alert.getRule().equals(subject.rule().id()))
        .filter(alert -> alert.getDimensions().equals(subject.slice().dimensions()))
        .forEach(judge::restore);
    return judge;
  }

  /** The parts that a rule is judged for. */
  static Set<Slice> slices(JourneyDefinition definition, CellStore cells, AlertRule rule) {
    Slice whole = Slice.of(rule.scope());
    Dimension each = rule.scope().forEach();
    if (each == null) {
      return Set.of(whole);
    }
    Set<String> values = new TreeSet<>();
    if (each == Dimension.SEGMENT) {
      definition.segments().stream().map(Segment::id).forEach(values::add);
      definition.personas().stream().map(Persona::id).forEach(values::add);
    } else {
      Set<String> series = new TreeSet<>(rule.metric().counted());
      series.addAll(rule.metric().outOf());
      cells.tracks().stream()
          .filter(track -> series.contains(track.series()) && whole.takes(track))
          .forEach(track -> values.add(value(track, each)));
    }
    Set<Slice> slices = new LinkedHashSet<>();
    values.forEach(value -> slices.add(whole.with(each, value)));
    return slices;
  }

  private static String value(CellStore.Track track, Dimension dimension) {
    return switch (dimension) {
      case SEGMENT -> track.segment();
      case TOUCHPOINT -> track.touchpoint();
      case CHANNEL -> track.channel();
      case BY -> track.by();
    };
  }
}
