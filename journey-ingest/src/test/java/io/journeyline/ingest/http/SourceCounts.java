package io.journeyline.ingest.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Keeps the counts of events by source in memory. */
public final class SourceCounts implements IngestMeter {
  private final Map<String, Adders> bySource = new ConcurrentHashMap<>();

  /** The counts of one source at a moment. */
  public record Snapshot(long received, Map<Fate, Long> fates) {
    public long of(Fate fate) {
      return fates.getOrDefault(fate, 0L);
    }

    /** Whether everything received has come to an end. */
    public boolean isBalanced() {
      return received == fates.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  @Override
  public void received(String source, int events) {
    adders(source).received.add(events);
  }

  @Override
  public void ended(String source, Fate fate, int events) {
    adders(source).of(fate).add(events);
  }

  /** Of one source. */
  public Snapshot of(String source) {
    return adders(source).snapshot();
  }

  /** Of every source that has received anything. */
  public Map<String, Snapshot> snapshots() {
    Map<String, Snapshot> snapshots = new TreeMap<>();
    bySource.forEach((source, adders) -> snapshots.put(source, adders.snapshot()));
    return snapshots;
  }

  private Adders adders(String source) {
    return bySource.computeIfAbsent(source, _ -> new Adders());
  }

  /** The counters of one source. */
  private static final class Adders {
    private final LongAdder received = new LongAdder();
    private final Map<Fate, LongAdder> fates = new ConcurrentHashMap<>();

    LongAdder of(Fate fate) {
      return fates.computeIfAbsent(fate, _ -> new LongAdder());
    }

    Snapshot snapshot() {
      Map<Fate, Long> counts = new EnumMap<>(Fate.class);
      for (Fate fate : Fate.values()) {
        counts.put(fate, of(fate).sum());
      }
      return new Snapshot(received.sum(), Map.copyOf(counts));
    }
  }
}
