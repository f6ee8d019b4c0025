package io.journeyline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentLedgerTest {
  private static final List<Touchpoint> TOUCHPOINTS =
      new Simulator(SimulatorSettings.defaults().withShares(0, 0, 0)).stream().limit(10).toList();

  private final SentLedger ledger = new SentLedger();

  private void acknowledge(List<Touchpoint> touchpoints) {
    touchpoints.forEach(ledger::sent);
    touchpoints.forEach(ledger::acknowledged);
  }

  @Test
  void shouldFindNothingWrongWithALogThatHasWhatWasSent() {
    acknowledge(TOUCHPOINTS);
    assertThat(ledger.audit(TOUCHPOINTS.reversed())).isEqualTo(new SentLedger.Audit(10, 0, 0));
  }

  @Test
  void shouldTellWhatWasAcknowledgedAndIsNotThere() {
    acknowledge(TOUCHPOINTS);
    assertThat(ledger.audit(TOUCHPOINTS.subList(2, 10))).isEqualTo(new SentLedger.Audit(10, 2, 0));
  }

  @Test
  void shouldAllowWhatWasSentAndNeverAcknowledged() {
    acknowledge(TOUCHPOINTS.subList(0, 9));
    ledger.sent(TOUCHPOINTS.getLast());
    assertThat(ledger.audit(TOUCHPOINTS)).isEqualTo(new SentLedger.Audit(9, 0, 0));
    assertThat(ledger.audit(TOUCHPOINTS.subList(0, 9))).isEqualTo(new SentLedger.Audit(9, 0, 0));
  }

  @Test
  void shouldTellWhatIsThereMoreOftenThanSent() {
    acknowledge(TOUCHPOINTS.subList(0, 9));
    List<Touchpoint> log = new ArrayList<>(TOUCHPOINTS);
    log.add(TOUCHPOINTS.getFirst());
    assertThat(ledger.audit(log)).isEqualTo(new SentLedger.Audit(9, 0, 2));
  }

  @Test
  void shouldCountTouchpointsThatWereSentTwice() {
    acknowledge(TOUCHPOINTS);
    acknowledge(TOUCHPOINTS.subList(0, 1));
    assertThat(ledger.audit(TOUCHPOINTS)).isEqualTo(new SentLedger.Audit(11, 1, 0));
  }
}
