package io.journeyline.alerts.live;

import io.journeyline.definition.AlertMetric;
import io.journeyline.definition.Series;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.JourneyEvent;
import io.journeyline.schemas.JourneyEventType;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Ids of some customers whom an alert concerns: who dropped, went or came in the window that
 * decided, as journey-events say. Of touchpoints, funnels and segments they say nothing.
 */
final class ExampleCustomers implements AutoCloseable {
  static final int MOST = 5;

  /** So many steps are looked at, and no more: nobody is to wait for an alert because of them. */
  private static final int MOST_STEPS = 20_000;

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AssignedTopic<String, JourneyEvent> steps;

  ExampleCustomers(AlertsSettings settings, WireFormat wire) {
    steps = AssignedTopic.of(settings, wire, settings.topics().journeyEvents);
  }

  /** Up to {@link #MOST}; fewer, or none, where they are not found at once. */
  List<String> of(Alert alert, AlertMetric metric) {
    Matching matching = Matching.of(alert, metric);
    if (matching.series().isEmpty()) {
      return List.of();
    }
    // Brokers stamp records when they take them, and a step is told when it has happened, or later.
    seek(alert.getFrom());
    Map<TopicPartition, Long> ends = steps.ends();
    Map<String, Long> found = new LinkedHashMap<>();
    long until = System.nanoTime() + PATIENCE.toNanos();
    int seen = 0;
    while (found.size() < MOST
        && seen < MOST_STEPS
        && System.nanoTime() < until
        && steps.isBefore(ends)) {
      for (ConsumerRecord<String, JourneyEvent> record : steps.consumer().poll(POLL)) {
        matching.take(record.key(), record.value(), found);
        seen++;
      }
    }
    return found.keySet().stream().limit(MOST).toList();
  }

  private void seek(long from) {
    Map<TopicPartition, Long> times = new HashMap<>();
    steps.partitions().forEach(partition -> times.put(partition, Math.max(0, from)));
    Consumer<String, JourneyEvent> consumer = steps.consumer();
    Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
    for (TopicPartition partition : steps.partitions()) {
      OffsetAndTimestamp offset = offsets.get(partition);
      if (offset == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, offset.offset());
      }
    }
  }

  /**
   * What an alert's examples have done.
   *
   * @param series names of series that count it; empty where no step of a journey does
   */
  record Matching(Alert alert, Set<String> series) {

    /**
     * Too much of something: who did it. Too small a share: who did something else in its place.
     */
    static Matching of(Alert alert, AlertMetric metric) {
      boolean tooMuch = alert.getHigh() != null && alert.getValue() > alert.getHigh();
      Set<String> series = new HashSet<>(tooMuch ? metric.counted() : metric.outOf());
      if (!tooMuch) {
        metric.counted().forEach(series::remove);
      }
      boolean ofAll = !alert.getDimensions().containsKey("segment");
      series.removeIf(name -> !ofAll || !Series.isOfVisits(name));
      return new Matching(alert, series);
    }

    /**
     * Notes the customer where the step is one of those meant; a drop that is taken back is not.
     */
    void take(String customer, JourneyEvent event, Map<String, Long> found) {
      if (!event.getMap().equals(alert.getMap()) || event.getVersion() != alert.getVersion()) {
        return;
      }
      if (event.getType() == JourneyEventType.REVIVED) {
        if (Objects.equals(found.get(customer), event.getAt())) {
          found.remove(customer);
        }
        return;
      }
      if (event.getAt() >= alert.getFrom() && event.getAt() < alert.getTo() && isMeant(event)) {
        found.putIfAbsent(customer, event.getAt());
      }
    }

    private boolean isMeant(JourneyEvent event) {
      String stage = event.getStage();
      String from = event.getFromStage();
      return switch (event.getType()) {
        case DROPPED -> series.contains(Series.left(stage, Series.DROP)) && isThere(event);
        case ENTERED -> series.contains(Series.entered(stage)) && isThere(event);
        case ADVANCED, RETURNED ->
            (series.contains(Series.entered(stage)) && isThere(event))
                // Its touchpoint is the next one, not the last one of the visit that ended.
                || (from != null
                    && series.contains(Series.left(from, stage))
                    && alert.getDimensions().isEmpty());
        case REVIVED, CONVERTED -> false;
      };
    }

    private boolean isThere(JourneyEvent event) {
      Map<String, String> dimensions = alert.getDimensions();
      return dimensions
              .getOrDefault("touchpoint", event.getTouchpoint())
              .equals(event.getTouchpoint())
          && dimensions.getOrDefault("channel", event.getChannel()).equals(event.getChannel());
    }
  }

  @Override
  public void close() {
    steps.close();
  }
}
