package io.journeyline.local.alert;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.simulator.Incident;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One simulated shop, with an incident or without: two weeks to fill it with people, four weeks
 * that rules learn from, and the time in which they are judged.
 *
 * @param incident null: nothing goes wrong
 */
record IncidentTrial(long seed, int customers, @Nullable Incident incident) {
  static final Instant START = SimulatorSettings.defaults().start();

  /** From here on rules are judged. */
  static final Instant JUDGED_FROM = START.plus(Duration.ofDays(42));

  static final Duration JUDGED = Duration.ofDays(7);

  /** Of the usual shop's tickets there are too few a day to tell shares of them apart. */
  private static final double TROUBLE = 4;

  /** People of a town, and more towns than a shop has, so that seeds differ. */
  private static final int TOWN = 10_000;

  private static final long TOWNS = 1_000;
  private static final CustomerIds IDS = new CustomerIds("trial".getBytes(StandardCharsets.UTF_8));

  /** How long an incident lasts. */
  static final Duration INCIDENT = Duration.ofDays(2);

  /**
   * What it comes to.
   *
   * @param affected when the first customer was hit, ms; {@code Long.MAX_VALUE} for none
   */
  record Result(Map<SeriesKey, SeriesCounts> series, long affected, long touchpoints) {}

  /**
   * Simulates the shop town by town. Nothing links people of different towns, so the shop's series
   * are the sums of theirs, and one town at a time is in memory.
   */
  Result run(JourneyDefinition definition) {
    AtomicLong affected = new AtomicLong(Long.MAX_VALUE);
    Map<SeriesKey, SeriesCounts> series = new HashMap<>();
    long touchpoints = 0;
    for (int town = 0; town * TOWN < customers; town++) {
      int people = Math.min(TOWN, customers - town * TOWN);
      List<Touchpoint> all = new ArrayList<>();
      new Simulator(settings(town, people), at -> affected.accumulateAndGet(at, Math::min))
          .forEach(all::add);
      touchpoints += all.size();
      Oracle.series(definition, IDS, all, end().toEpochMilli())
          .forEach((key, counts) -> series.merge(key, counts, IncidentTrial::sum));
    }
    return new Result(series, affected.get(), touchpoints);
  }

  private SimulatorSettings settings(int town, int people) {
    return SimulatorSettings.defaults()
        .withSeed(seed * TOWNS + town)
        .withCustomers(people)
        .withTrouble(TROUBLE)
        .withDays((int) Duration.between(START, end()).toDays())
        .withIncidents(incident == null ? List.of() : List.of(incident));
  }

  private static SeriesCounts sum(SeriesCounts one, SeriesCounts other) {
    return new SeriesCounts(one.getCount() + other.getCount());
  }

  static Instant end() {
    return JUDGED_FROM.plus(JUDGED);
  }
}
