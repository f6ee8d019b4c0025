package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.StreamsApp;
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
      Connection connection = new Connection(endpoints.bootstrapServers(), endpoints.registryUrl());
      Topics topics = platform.topics();
      connection.provision(topics);
      CustomerIds customerIds = new CustomerIds(endpoints.data().customerIdKey());
      StreamsApp app =
          RunningStreams.start(
              RunningStreams.settings(
                  connection,
                  topics,
                  clock.clock(),
                  sealing.sealing(),
                  endpoints.data().state(),
                  platform.threads()),
              connection,
              loaded,
              customerIds,
              parts,
              console);
      Metrics metrics = parts.add(Metrics.ofProcess());
      alerts.start(connection, topics, loaded, parts, metrics, console);
      Admission admission = EdgeRules.open(parts, connection, topics, loaded, customerIds);
      TouchpointPublisher publisher = parts.add(connection.publisher(topics, loaded, customerIds));
      app.bindTo(metrics);
      publisher.bindTo(metrics);
      IngestServer server =
          ingest.start(
              parts, new IngestOptions.Intake(connection, topics, publisher, admission, metrics));
      console.result(
          "Send touchpoints to http://127.0.0.1:%d/v1/track (Segment's API), or `journey import FILE`"
              .formatted(server.port()));
      String pages =
          dashboard.start(
              parts,
              new DashboardOptions.Pipeline(loaded, connection, topics, new StreamsCustomers(app)),
              endpoints.data().dashboard(),
              metrics,
              ingest.metricsAccess());
      console.result("Dashboard at " + pages);
      console.result(
          "Topics %s* at %s, schemas at %s"
              .formatted(
                  platform.topicPrefix(), endpoints.bootstrapServers(), endpoints.registryUrl()));
      if (ingest.acceptsAnyKey()) {
        console.result(
            "Without --write-keys, only this machine is served and any key is accepted.");
      }
      console.result("Ctrl-C stops all.");
      StreamsWatch.untilInterrupted(app, parts);
      return ExitCodes.OK;
    }
  }
}
