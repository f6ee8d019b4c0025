package io.journeyline.local.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.alerts.Backtest;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.simulator.Incident;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short version of {@code journey alerts experiment}. */
class IncidentExperimentTest {
  private static final int CUSTOMERS = 12_000;

  private final JourneyDefinition definition = IncidentRules.definition();

  private List<Alert> firing(IncidentTrial.Result result) {
    return Backtest.run(
            definition,
            result.series(),
            IncidentTrial.JUDGED_FROM.toEpochMilli(),
            IncidentTrial.end().toEpochMilli())
        .stream()
        .filter(alert -> alert.getState() == AlertState.FIRING)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Incident.Kind.class,
      names = {"PAYMENT_ERROR", "BROKEN_PAGE", "CAMPAIGN_FLOOD", "TRACKING_OUTAGE"})
  void shouldFindALargeIncidentAfterItHasBegun(Incident.Kind kind) {
    Incident incident =
        new Incident(
            kind,
            0.7,
            IncidentTrial.JUDGED_FROM.plus(Duration.ofHours(34)),
            IncidentTrial.INCIDENT);
    IncidentTrial.Result result = new IncidentTrial(3, CUSTOMERS, incident).run(definition);
    assertThat(result.affected())
        .isGreaterThanOrEqualTo(incident.start().toEpochMilli())
        .isLessThan(incident.end().toEpochMilli());
    List<Alert> found =
        firing(result).stream()
            .filter(alert -> alert.getRule().equals(IncidentRules.ruleFor(kind)))
            .filter(alert -> alert.getChangedAt() > result.affected())
            .toList();
    assertThat(found).isNotEmpty();
    Alert alert = found.getFirst();
    assertThat(alert.getChangedAt()).isLessThan(incident.end().toEpochMilli());
    assertThat(alert.getShares().stream().mapToDouble(AlertShare::getShare))
        .allSatisfy(share -> assertThat(share).isFinite());
  }

  @Test
  void shouldSeldomAlarmWithoutAnIncident() {
    assertThat(firing(new IncidentTrial(4, CUSTOMERS, null).run(definition)))
        .hasSizeLessThanOrEqualTo(definition.alerts().rules().size());
  }

  @Test
  void shouldSetALimitThatNothingOutsideIncidentsCrossesTooOften() {
    assertThat(IncidentExperiment.time(Long.MAX_VALUE)).isEqualTo("-");
    assertThat(IncidentExperiment.time(125)).isEqualTo("2:05");
  }
}
