package io.journeyline.local.pipeline;

import io.journeyline.local.pipeline.TouchpointLog.Cut;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** A cut of the log that grows: what was read once is kept and not read again. */
final class GrowingCut {
  private final TouchpointLog log;
  private Cut cut = new Cut(new ArrayList<>(), new ArrayList<>());
  private Map<TopicPartition, Long> upTo = Map.of();

  GrowingCut(TouchpointLog log) {
    this.log = log;
  }

  /**
   * What was in the topics up to {@code ends}, which the pipeline has taken in and which must not
   * be before those asked for earlier. It grows with the next call.
   */
  Cut upTo(Map<TopicPartition, Long> ends) {
    if (TopicReader.isShorter(ends, upTo)) {
      // The topics were made anew.
      forget();
    }
    Cut more;
    try {
      more = log.read(upTo, ends);
    } catch (OffsetOutOfRangeException e) {
      // Deleted before it was read: as if this were the first time.
      forget();
      more = log.read(upTo, ends);
    }
    cut.touchpoints().addAll(more.touchpoints());
    cut.rejected().addAll(more.rejected());
    upTo = ends;
    return cut;
  }

  /**
   * The same and what has come since, up to {@code ends}. It is not kept: the pipeline may still
   * find that some of it came too late.
   */
  Cut beyond(Map<TopicPartition, Long> ends) {
    Cut more = log.read(upTo, ends);
    Cut all = new Cut(new ArrayList<>(cut.touchpoints()), new ArrayList<>(cut.rejected()));
    all.touchpoints().addAll(more.touchpoints());
    all.rejected().addAll(more.rejected());
    return all;
  }

  private void forget() {
    cut = new Cut(new ArrayList<>(), new ArrayList<>());
    upTo = Map.of();
  }
}
