package io.journeyline.local;

import io.journeyline.alerts.delivery.Deliveries;
import io.journeyline.alerts.delivery.DeliveryCounts;
import io.journeyline.alerts.delivery.Receiver;
import io.journeyline.alerts.delivery.Receivers;
import io.journeyline.alerts.live.AlertsApp;
import io.journeyline.alerts.live.AlertsSettings;
import io.journeyline.definition.AlertRule;
import io.journeyline.local.alert.AlertMetrics;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.Topics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where alerts go. */
final class AlertOptions {
  @Option(
      names = "--alert-receivers",
      paramLabel = "FILE",
      description = "YAML file with who gets alerts; without it they are only in the topic.")
  private @Nullable Path receivers;

  @Option(
      names = "--alerts",
      description = "Also judge windows that ended more than an hour ago: history raises alerts.")
  private boolean history;

  /** Begins to judge and deliver, if the definition has alert rules. */
  void start(Pipeline pipeline, OpenParts parts, Metrics metrics, Console console) {
    List<Receiver> all = read();
    List<AlertRule> rules = pipeline.definition().alerts().rules();
    if (rules.isEmpty()) {
      return;
    }
    Connection connection = pipeline.connection();
    Topics topics = pipeline.topics();
    List<DeliveryCounts> deliveries =
        all.isEmpty()
            ? List.of()
            : parts
                .add(Deliveries.start(all, topics, connection.kafka(), connection.wireFormat()))
                .counts();
    AlertsApp judging =
        parts.add(
            AlertsApp.start(
                new AlertsSettings(topics, connection.kafka(), history, InstantSource.system()),
                pipeline.definition(),
                connection.wireFormat()));
    AlertMetrics.bind(metrics, rules, judging.counts(), deliveries);
    console.status(
        "Judging %d alert rules, telling %d receivers".formatted(rules.size(), all.size()));
  }

  private List<Receiver> read() {
    if (receivers == null) {
      return List.of();
    }
    try {
      return Receivers.read(receivers, System.getenv());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.FOUND, e);
    }
  }
}
