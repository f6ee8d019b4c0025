package io.journeyline.oracle;

import io.journeyline.schemas.Snapshot;
import java.util.List;

/** §4: the balances that hold in every settled snapshot, whoever computed it. */
public final class Balances {
  private Balances() {}

  /** One line for each balance that does not hold; empty when all do. */
  public static List<String> check(Snapshot snapshot) {
    Ledger ledger = new Ledger();
    StageBalances.check(snapshot, ledger);
    TouchpointBalances.check(snapshot, ledger);
    FunnelBalances.check(snapshot, ledger);
    return ledger.violations();
  }
}
