package io.journeyline.streams.progress;

import io.journeyline.streams.touchpoint.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task's books, in its state store: what it has read, sent, received and finished. They change in
 * the transaction of the records that they speak of, so they are right after any crash.
 */
public final class Ledger {
  /** The time before all times: nothing is known to have been read. */
  public static final long NOTHING = Long.MIN_VALUE;

  /** Name of the store. */
  public static final String STORE = "ledger";

  /** The way from journey task to journey task. */
  public static final String FORWARDS = "forwards";

  /** The way from journey task to aggregates task. */
  public static final String DIFFERENCES = "differences";

  private static final String IN = "in:";
  private static final String OUT = "out:";

  private final Table table;

  public Ledger(Table table) {
    this.table = table;
  }

  /**
   * Numbers the next records to a partition of an internal topic; returns the number of the first.
   */
  public long send(String channel, int partition, int records, long origin) {
    String key = OUT + channel + "-" + partition;
    Outbox outbox = outbox(key);
    long first = outbox.send(records, origin);
    table.put(bytes(key), outbox.toBytes());
    return first;
  }

  /**
   * Enters a record that came from another task; a gap or a repetition is a fault that must not be
   * passed over.
   */
  public void receive(Envelope envelope) {
    String key = IN + envelope.from();
    long last = get(key, 0);
    if (envelope.number() != last + 1) {
      throw new IllegalStateException(
          "record %d of task %d came after record %d: internal records were lost or repeated; run a rebuild"
              .formatted(envelope.number(), envelope.from(), last));
    }
    put(key, envelope.number());
  }

  /** The number of the last record received from each task, by partition. */
  public Map<String, Long> received() {
    Map<String, Long> received = new HashMap<>();
    table.withPrefix(
        bytes(IN),
        (key, value) ->
            received.put(
                new String(key, StandardCharsets.UTF_8).substring(IN.length()),
                ByteBuffer.wrap(value).getLong()));
    return received;
  }

  /** Forgets the records up to number {@code received}: they have arrived. */
  public void acknowledge(String channel, int partition, long received) {
    String key = OUT + channel + "-" + partition;
    Outbox outbox = outbox(key);
    if (outbox.acknowledge(received)) {
      table.put(bytes(key), outbox.toBytes());
    }
  }

  /** The least origin of what was sent and not received yet, or {@code Long.MAX_VALUE}. */
  public long leastOrigin(String channel, int partitions) {
    long least = Long.MAX_VALUE;
    for (int partition = 0; partition < partitions; partition++) {
      least = Math.min(least, outbox(OUT + channel + "-" + partition).leastOrigin());
    }
    return least;
  }

  /** How many records were sent and not received yet. */
  public long underWay(String channel, int partitions) {
    long records = 0;
    for (int partition = 0; partition < partitions; partition++) {
      records += outbox(OUT + channel + "-" + partition).size();
    }
    return records;
  }

  public long get(String entry, long otherwise) {
    byte @Nullable [] value = table.get(bytes(entry));
    return value == null ? otherwise : ByteBuffer.wrap(value).getLong();
  }

  public void put(String entry, long value) {
    table.put(bytes(entry), ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  public void increment(String entry) {
    put(entry, get(entry, 0) + 1);
  }

  private Outbox outbox(String key) {
    byte @Nullable [] stored = table.get(bytes(key));
    return stored == null ? new Outbox() : Outbox.fromBytes(stored);
  }

  private static byte[] bytes(String entry) {
    return entry.getBytes(StandardCharsets.UTF_8);
  }
}
