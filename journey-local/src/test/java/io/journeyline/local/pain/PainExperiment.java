package io.journeyline.local.pain;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.simulator.Incident;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.map.action.Action;
import io.journeyline.map.action.Effect;
import io.journeyline.map.action.Effects;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Cells;
import io.journeyline.map.cells.Moment;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.SnapshotCells;
import io.journeyline.map.pain.PainKind;
import io.journeyline.map.pain.PainPoint;
import io.journeyline.map.pain.PainPoints;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop in which payments of loyalists fail on mobile for two weeks, until an action mends it; and
 * the same crowd in a shop without that.
 */
final class PainExperiment {
  static final LocalDate SINCE = LocalDate.parse("2026-02-02");
  static final LocalDate MENDED = SINCE.plusDays(14);
  static final String PLANTED = "drop-off.payment_error.mobile.shopper_loyalist";
  private static final int DAYS = 70;

  /** Share of those whose card is declined that leave for good. */
  private static final double LEAVE = 0.9;

  private static final String SHOPPERS =
      """
      segments:
        - {id: shopper_window_shopper, where: "traits.shopper == 'window_shopper'"}
        - {id: shopper_bargain_hunter, where: "traits.shopper == 'bargain_hunter'"}
        - {id: shopper_researcher, where: "traits.shopper == 'researcher'"}
        - {id: shopper_loyalist, where: "traits.shopper == 'loyalist'"}
        - {id: shopper_business, where: "traits.shopper == 'business'"}
      """;

  private final JourneyDefinition definition = definition();
  private final CustomerIds ids = new CustomerIds(new byte[32]);
  private final int customers;

  PainExperiment(int customers) {
    this.customers = customers;
  }

  /** What one seed gave: the pain points with the error, its action's effect, those without. */
  record Outcome(long seed, List<PainPoint> planted, Effect effect, List<PainPoint> calm) {
    List<PainPoint> falseAlarms() {
      return calm.stream()
          .filter(point -> point.kind() == PainKind.DROP_OFF && point.since() != null)
          .toList();
    }
  }

  private static JourneyDefinition definition() {
    Path file = Path.of("..", "definitions", "shop.yaml");
    try {
      String yaml = Files.readString(file).replace("segments:\n", SHOPPERS);
      return DefinitionLoader.parse(yaml, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DefinitionException e) {
      throw new IllegalStateException("the shop's definition with shoppers", e);
    }
  }

  Outcome run(long seed) {
    Cells planted =
        cells(
            seed,
            new Incident(
                Incident.Kind.DECLINED_CARDS,
                LEAVE,
                start(SINCE),
                Duration.between(start(SINCE), start(MENDED))));
    Action action = new Action("mend", PLANTED, "payments", "Mend the payment", MENDED, null);
    return new Outcome(
        seed,
        pains(planted),
        new Effects(definition, planted).measure(action, SINCE),
        pains(cells(seed)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private List<PainPoint> pains(Cells cells) {
    return PainPoints.find(definition, cells, Period.ALL, Cell.ALL_CUSTOMERS).pains();
  }

  private Cells cells(long seed, Incident... incidents) {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withCustomers(customers)
            .withDays(DAYS)
            .withSeed(seed)
            .withIncidents(List.of(incidents));
    List<Touchpoint> touchpoints = new ArrayList<>();
    new Simulator(settings).forEach(touchpoints::add);
    Instant asOf = settings.start().plus(Duration.ofDays(DAYS + 4L));
    Snapshot snapshot =
        Oracle.compute(definition, ids, touchpoints, List.of(), asOf.toEpochMilli());
    return SnapshotCells.of(snapshot, definition, new Moment(asOf, asOf, 0));
  }
}
