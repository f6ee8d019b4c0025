package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.cells.Differences;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A customer's funnels after some touchpoints; states are written and read between any two. */
final class Folded {
  private final List<Funnel> funnels;
  private final FunnelFold fold;
  private final Differences sum = new Differences();
  private byte[] states = bytes(new FunnelStates());

  Folded(List<Funnel> funnels) {
    this.funnels = funnels;
    fold = new FunnelFold(definition(funnels), Contents::day);
  }

  static JourneyDefinition definition(List<Funnel> funnels) {
    IdentityRules identity =
        new IdentityRules(
            List.of("user_id"), "user_id", List.of(), List.of(), 20, Map.of(), null, List.of());
    return new JourneyDefinition(
        "m", 1, ZoneOffset.UTC, identity, List.of(), List.of(), List.of(), funnels);
  }

  void append(Visit visit) {
    FunnelStates present = states();
    fold.append(present, visit.at(), visit.mapped(), visit.marks(), sum);
    states = bytes(present);
  }

  void settle(long asOf) {
    FunnelStates present = states();
    fold.settle(present, asOf, sum);
    states = bytes(present);
  }

  long nextChange() {
    return fold.nextChange(states());
  }

  Map<List<String>, Contents> cells() {
    return Contents.of(sum, funnels);
  }

  /** How many bytes the states take. */
  int size() {
    return states.length;
  }

  private FunnelStates states() {
    return FunnelStates.read(new ByteReader(states));
  }

  private static byte[] bytes(FunnelStates states) {
    ByteWriter out = new ByteWriter();
    states.write(out);
    return out.toBytes();
  }
}
