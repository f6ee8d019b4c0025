package io.journeyline.alerts.delivery;

import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Delivers alerts to all receivers, from their topic: what happens while one is down waits there.
 */
public final class Deliveries implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<DeliveryRun> runs = new ArrayList<>();

  private Deliveries() {}

  /**
   * Starts to deliver.
   *
   * @param kafka settings of Kafka's clients, with {@code bootstrap.servers}
   */
  public static Deliveries start(
      List<Receiver> receivers, Topics topics, Map<String, Object> kafka, WireFormat wire) {
    Deliveries deliveries = new Deliveries();
    for (Receiver receiver : receivers) {
      DeliveryRun run =
          new DeliveryRun(receiver, topics, kafka, wire, InstantSource.system(), PATIENCE);
      deliveries.runs.add(run);
      run.start();
    }
    return deliveries;
  }

  /** What became of deliveries, of each receiver; goes on changing. */
  public List<DeliveryCounts> counts() {
    return runs.stream().map(DeliveryRun::counts).toList();
  }

  @Override
  public void close() {
    runs.forEach(DeliveryRun::close);
  }
}
