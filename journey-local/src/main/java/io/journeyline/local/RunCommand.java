package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code journey run}: the whole pipeline on this machine, waiting for events. */
@Command(
    name = "run",
    description = "Run the platform and the whole pipeline on this machine until Ctrl-C.")
final class RunCommand implements Callable<Integer> {
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private PlatformOptions platform = new PlatformOptions();
  @Mixin private ClockOption clock = new ClockOption();
  @Mixin private SealingOptions sealing = new SealingOptions();
  @Mixin private IngestOptions ingest = new IngestOptions();
  @Mixin private AlertOptions alerts = new AlertOptions();
  @Mixin private DashboardOptions dashboard = new DashboardOptions();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.system();
    JourneyDefinition loaded = definition.load();
    try (OpenParts parts = new OpenParts()) {
      Endpoints endpoints = platform.open(parts, console);
      Pipeline pipeline = new Pipeline(endpoints.connection(), platform.topics(), loaded);
      pipeline.connection().provision(pipeline.topics());
      CustomerIds customerIds = new CustomerIds(endpoints.data().customerIdKey());
      StreamsSettings settings =
          RunningStreams.settings(
              pipeline,
              clock.clock(),
              sealing.sealing(),
              endpoints.data().state(),
              platform.threads());
      StreamsApp app = RunningStreams.start(settings, pipeline, customerIds, parts, console);
      Metrics metrics = parts.add(Metrics.ofProcess());
      alerts.start(pipeline, parts, metrics, console);
      Admission admission = EdgeRules.open(parts, pipeline, customerIds);
      TouchpointPublisher publisher = parts.add(pipeline.publisher(customerIds));
      app.bindTo(metrics);
      publisher.bindTo(metrics);
      IngestServer server =
          ingest.start(parts, new IngestOptions.Intake(pipeline, publisher, admission, metrics));
      console.result(
          "Send touchpoints to http://127.0.0.1:%d/v1/track (Segment's API), or `journey import FILE`"
              .formatted(server.port()));
      String pages =
          dashboard.start(
              parts,
              new DashboardOptions.Shown(
                  pipeline, new StreamsCustomers(app), endpoints.data().dashboard()),
              metrics,
              ingest.metricsAccess());
      console.result("Dashboard at " + pages);
      tellTheRest(endpoints, console);
      StreamsWatch.untilInterrupted(app, parts);
      return ExitCodes.OK;
    }
  }

  private void tellTheRest(Endpoints endpoints, Console console) {
    console.result(
        "Topics %s* at %s, schemas at %s"
            .formatted(
                platform.topicPrefix(), endpoints.bootstrapServers(), endpoints.registryUrl()));
    if (ingest.acceptsAnyKey()) {
      console.result("Without --write-keys, only this machine is served and any key is accepted.");
    }
    console.result("Ctrl-C stops all.");
  }
}
