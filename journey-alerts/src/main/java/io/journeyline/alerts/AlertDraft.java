package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.TrustedRecords;
import java.util.List;
import java.util.Locale;

/** Writes a subject's alerts. */
record AlertDraft(Subject subject, int version, Explanation explanation) {
  static {
    // Copies of records are made from their schemas.
    TrustedRecords.trust();
  }

  Alert firing(String id, Judgement judgement, long since, long at, long watermark) {
    AlertRule rule = subject.rule();
    return Alert.newBuilder()
        .setId(id)
        .setMap(subject.map())
        .setVersion(version)
        .setRule(rule.id())
        .setKind(lower(rule.kind()))
        .setMetric(rule.metric().name())
        .setDimensions(subject.slice().dimensions())
        .setSeverity(lower(rule.contact().severity()))
        .setOwner(rule.contact().owner())
        .setRunbook(rule.contact().runbook())
        .setState(AlertState.FIRING)
        .setFrom(judgement.from())
        .setTo(judgement.to())
        .setSince(since)
        .setChangedAt(at)
        .setWatermark(watermark)
        .setN(judgement.figure().n())
        .setCounted(judgement.figure().counted())
        .setValue(judgement.figure().value())
        .setExpected(judgement.expected())
        .setLow(judgement.low())
        .setHigh(judgement.high())
        .setShares(explanation.of(judgement))
        .setExamples(List.of())
        .build();
  }

  /** The same alert in a later state. */
  static Alert ended(Alert alert, AlertState state, long at, long watermark) {
    return Alert.newBuilder(alert).setState(state).setChangedAt(at).setWatermark(watermark).build();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
