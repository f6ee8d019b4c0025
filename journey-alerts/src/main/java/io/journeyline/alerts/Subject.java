package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * What is judged by itself: a rule over one slice.
 *
 * @param map id of the journey map
 */
record Subject(String map, AlertRule rule, Slice slice) {
  private static final int ID_DIGITS = 16;

  /** Its name in state, the same in every process. */
  String key() {
    return rule.id() + new TreeMap<>(slice.dimensions());
  }

  /**
   * The id of the alert whose breach began then: whoever judges the same, however often, finds the
   * same id.
   */
  String alertId(long since) {
    String text = map + "|" + key() + "|" + since;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
