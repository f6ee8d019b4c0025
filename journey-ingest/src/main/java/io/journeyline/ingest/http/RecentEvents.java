package io.journeyline.ingest.http;

import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The touchpoints that were published last, so that those sent again need no second record. Of
 * equal ones the first received counts, so leaving out a later one changes nothing.
 */
final class RecentEvents {
  /** About 25 MB when full. */
  static final int DEFAULT_ENTRIES = 200_000;

  private final Map<Key, Long> receivedAt;

  RecentEvents(int entries) {
    receivedAt =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > entries;
          }
        };
  }

  /** Whether one that is equal was received earlier and is in the topic. */
  boolean hasEarlier(Touchpoint touchpoint) {
    Key key = Key.of(touchpoint);
    synchronized (receivedAt) {
      @Nullable Long known = receivedAt.get(key);
      return known != null && known < touchpoint.getReceivedAt();
    }
  }

  /** Told once it is in the topic. */
  void remember(Touchpoint touchpoint) {
    Key key = Key.of(touchpoint);
    synchronized (receivedAt) {
      receivedAt.merge(key, touchpoint.getReceivedAt(), Math::min);
    }
  }

  /** 128 bits of a hash of source, event id and identifiers. */
  private record Key(long high, long low) {

    static Key of(Touchpoint touchpoint) {
      StringBuilder text = new StringBuilder();
      add(text, touchpoint.getSource());
      add(text, touchpoint.getEventId());
      List<Identifier> identifiers = touchpoint.getIdentifiers();
      identifiers.stream()
          .map(identifier -> identifier.getType() + ":" + identifier.getValue())
          .sorted()
          .distinct()
          .forEach(identifier -> add(text, identifier));
      try {
        ByteBuffer hash =
            ByteBuffer.wrap(
                MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new Key(hash.getLong(), hash.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("SHA-256 is part of every Java platform", e);
      }
    }

    private static void add(StringBuilder text, String part) {
      text.append(part.length()).append(':').append(part);
    }
  }
}
