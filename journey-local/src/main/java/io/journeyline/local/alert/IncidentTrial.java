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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One simulated shop, with an incident or without: a week to fill it with people, four weeks that
 * rules learn from, and the time in which they are judged.
 *
 * @param incident null: nothing goes wrong
 */
record IncidentTrial(long seed, int customers, @Nullable Incident incident) {
  static final Instant START = SimulatorSettings.defaults().start();

  /** From here on rules are judged. */
  static final Instant JUDGED_FROM = START.plus(Duration.ofDays(35));

  static final Duration JUDGED = Duration.ofDays(7);

  /** How long an incident lasts. */
  static final Duration INCIDENT = Duration.ofDays(2);

  /**
   * What it comes to.
   *
   * @param affected when the first customer was hit, ms; {@code Long.MAX_VALUE} for none
   */
  record Result(Map<SeriesKey, SeriesCounts> series, long affected, long touchpoints) {}

  Result run(JourneyDefinition definition) {
    AtomicLong affected = new AtomicLong(Long.MAX_VALUE);
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withSeed(seed)
            .withCustomers(customers)
            .withDays((int) Duration.between(START, end()).toDays())
            .withIncidents(incident == null ? List.of() : List.of(incident));
    List<Touchpoint> touchpoints = new ArrayList<>();
    new Simulator(settings, at -> affected.accumulateAndGet(at, Math::min))
        .forEach(touchpoints::add);
    CustomerIds ids = new CustomerIds("trial".getBytes(StandardCharsets.UTF_8));
    Map<SeriesKey, SeriesCounts> series =
        Oracle.series(definition, ids, touchpoints, end().toEpochMilli());
    return new Result(series, affected.get(), touchpoints.size());
  }

  static Instant end() {
    return JUDGED_FROM.plus(JUDGED);
  }
}
