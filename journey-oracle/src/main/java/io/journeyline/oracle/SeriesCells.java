package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Series;
import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Series: what happened when, in intervals as long as the alert rules ask for. Visits count when
 * they begin and when they end, attempts at funnels when they end, touchpoints when they occur.
 */
final class SeriesCells {
  private static final String NONE = "";

  /** One thing that happened, with all that the key of its cell needs but the segment. */
  private record Happening(String series, String touchpoint, String channel, String by, long at) {}

  private final JourneyDefinition definition;
  private final Map<String, Duration> intervals;
  private final Map<SeriesKey, SeriesCounts> cells = new HashMap<>();

  private SeriesCells(JourneyDefinition definition) {
    this.definition = definition;
    intervals = definition.alerts().intervals();
  }

  static Map<SeriesKey, SeriesCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys, long asOf) {
    SeriesCells series = new SeriesCells(definition);
    if (!series.intervals.isEmpty()) {
      for (CustomerJourney journey : journeys) {
        List<Happening> all = new ArrayList<>(touchpoints(journey));
        journey.customer().contacts().stream()
            .filter(Contact::isMapped)
            .forEach(contact -> all.addAll(feelings(contact)));
        journey.visits().forEach(visit -> all.addAll(series.visit(visit)));
        definition.funnels().forEach(funnel -> all.addAll(attempts(funnel, journey, asOf)));
        all.forEach(happening -> series.count(journey, happening));
      }
    }
    return series.cells;
  }

  private static List<Happening> touchpoints(CustomerJourney journey) {
    return journey.customer().contacts().stream()
        .map(
            contact ->
                contact.rule() == null
                    ? new Happening(
                        Series.UNMAPPED,
                        contact.touchpoint().getType(),
                        contact.touchpoint().getChannel(),
                        NONE,
                        contact.at())
                    : new Happening(
                        Series.touched(contact.rule().id()),
                        contact.rule().id(),
                        contact.touchpoint().getChannel(),
                        NONE,
                        contact.at()))
        .toList();
  }

  /** As touchpoint-stats have them. */
  private static List<Happening> feelings(Contact contact) {
    List<String> series = new ArrayList<>();
    Integer score = contact.emotion().score();
    if (score != null) {
      series.add(score < 0 ? Series.NEGATIVE : Series.NOT_NEGATIVE);
    }
    Feedback feedback = contact.touchpoint().getFeedback();
    if (feedback != null) {
      FeedbackCounts.of(List.of(feedback)).keySet().forEach(name -> series.add("answered:" + name));
    }
    String rule = Objects.requireNonNull(contact.rule()).id();
    String channel = contact.touchpoint().getChannel();
    return series.stream()
        .map(name -> new Happening(name, rule, channel, NONE, contact.at()))
        .toList();
  }

  private List<Happening> visit(Visit visit) {
    String stage = visit.stage().id();
    List<Happening> all = new ArrayList<>();
    all.add(happening(Series.entered(stage), visit.first(), visit.first().at()));
    switch (visit.end()) {
      case End.Advanced(Step to) -> left(visit, to.stage().id(), to.at(), all);
      case End.Returned(Step to) -> left(visit, to.stage().id(), to.at(), all);
      case End.Dropped(long at) -> left(visit, Series.DROP, at, all);
      case End.Open _ -> {}
    }
    return all;
  }

  private void left(Visit visit, String to, long at, List<Happening> all) {
    String stage = visit.stage().id();
    all.add(happening(Series.left(stage, to), visit.last(), at));
    for (String series : intervals.keySet()) {
      for (long dwell : visit.dwell().stream().toArray()) {
        if (series.startsWith("slow:" + stage + ">")
            && dwell > Long.parseLong(series.substring(series.indexOf('>') + 1))) {
          all.add(happening(series, visit.last(), at));
        }
      }
    }
  }

  private static Happening happening(String series, Step step, long at) {
    return new Happening(series, step.rule().id(), step.channel(), NONE, at);
  }

  private static List<Happening> attempts(Funnel funnel, CustomerJourney journey, long asOf) {
    List<Happening> all = new ArrayList<>();
    for (FunnelAttempt attempt : FunnelAttempts.of(funnel, journey.customer().contacts())) {
      long start = attempt.start().at();
      if (attempt.isConverted()) {
        long took = attempt.convertDuration().orElseThrow();
        all.add(
            new Happening(Series.converted(funnel.id()), NONE, NONE, attempt.by(), start + took));
      } else if (!attempt.isPending(asOf)) {
        String step = funnel.steps().get(attempt.level() - 1).id();
        all.add(
            new Happening(
                Series.dropped(funnel.id(), step),
                NONE,
                NONE,
                attempt.by(),
                start + funnel.window().toMillis()));
      }
    }
    return all;
  }

  private void count(CustomerJourney journey, Happening happening) {
    Duration interval = intervals.get(happening.series());
    if (interval == null) {
      return;
    }
    long into = Math.floorMod(happening.at(), interval.toMillis());
    for (String segment : journey.segments()) {
      SeriesKey key =
          new SeriesKey(
              definition.map(),
              definition.version(),
              segment,
              happening.series(),
              happening.touchpoint(),
              happening.channel(),
              happening.by(),
              happening.at() - into);
      SeriesCounts before = cells.getOrDefault(key, new SeriesCounts(0L));
      cells.put(key, new SeriesCounts(before.getCount() + 1));
    }
  }
}
