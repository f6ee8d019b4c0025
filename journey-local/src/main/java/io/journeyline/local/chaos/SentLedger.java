package io.journeyline.local.chaos;

import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was sent and what of it Kafka has acknowledged, kept apart from the pipeline. */
final class SentLedger {
  private record Digest(long high, long low) {}

  private static final class Entry {
    private int sent;
    private int acknowledged;
    private int found;
  }

  /**
   * The ledger against the log.
   *
   * @param lost acknowledged touchpoints that the log does not have
   * @param extra touchpoints in the log that were never sent, or sent less often
   */
  record Audit(long acknowledged, long lost, long extra) {}

  private final Map<Digest, Entry> entries = new HashMap<>();
  private long acknowledged;

  synchronized void sent(Touchpoint touchpoint) {
    entry(touchpoint).sent++;
  }

  synchronized void acknowledged(Touchpoint touchpoint) {
    entry(touchpoint).acknowledged++;
    acknowledged++;
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  /** Compares with everything that the log has. */
  synchronized Audit audit(List<Touchpoint> log) {
    entries.values().forEach(entry -> entry.found = 0);
    long extra = 0;
    for (Touchpoint touchpoint : log) {
      Entry entry = entries.get(digest(touchpoint));
      if (entry == null) {
        extra++;
      } else {
        entry.found++;
      }
    }
    long lost = 0;
    for (Entry entry : entries.values()) {
      lost += Math.max(0, entry.acknowledged - entry.found);
      extra += Math.max(0, entry.found - entry.sent);
    }
    return new Audit(acknowledged, lost, extra);
  }

  private Entry entry(Touchpoint touchpoint) {
    return entries.computeIfAbsent(digest(touchpoint), digest -> new Entry());
  }

  private static Digest digest(Touchpoint touchpoint) {
    try {
      byte[] json = TouchpointJson.canonical(touchpoint);
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(json));
      return new Digest(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
