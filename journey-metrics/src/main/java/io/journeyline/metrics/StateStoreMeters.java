package io.journeyline.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Kafka Streams measures of its state stores, in a form that Prometheus takes: all series of a
 * name have the same labels. Streams names the label of a store by the store's kind, so that those
 * of RocksDB would be refused beside one in memory; here it is {@code state_id} for every kind.
 */
final class StateStoreMeters implements MeterFilter {
  private static final String PREFIX = "kafka.stream.state.";
  private static final String STORE = "state.id";

  /** Recorded only at Kafka's recording level DEBUG or TRACE: not a number otherwise. */
  private static final Pattern NOT_RECORDED =
      Pattern.compile(".*\\.(?:avg|max|min|rate|ratio|total)");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return isOfAStore(id) && NOT_RECORDED.matcher(id.getName()).matches()
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!isOfAStore(id)) {
      return id;
    }
    List<Tag> tags =
        id.getTags().stream()
            .map(tag -> isStore(tag) ? Tag.of(STORE, tag.getValue()) : tag)
            .toList();
    return id.replaceTags(tags);
  }

  private static boolean isOfAStore(Meter.Id id) {
    return id.getName().startsWith(PREFIX)
        && id.getTags().stream().anyMatch(StateStoreMeters::isStore);
  }

  private static boolean isStore(Tag tag) {
    return tag.getKey().endsWith(STORE);
  }
}
