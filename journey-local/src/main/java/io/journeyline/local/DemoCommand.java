package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.export.SnapshotSummary;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.local.pipeline.PublishedFacts;
import io.journeyline.local.pipeline.TouchpointLog;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.InputPosition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey demo}: a simulated shop through the whole pipeline. */
@Command(
    name = "demo",
    description = {
      "Start everything on this machine, feed a simulated shop, and show what became of its customers.",
      "Data go to a folder of the demo's own, which is emptied first."
    })
final class DemoCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final double MILLIS_PER_SECOND = 1000;

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private PlatformOptions platform = new PlatformOptions();
  @Mixin private DashboardOptions dashboard = new DashboardOptions();

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1000",
      description = "People who visit the shop (default: ${DEFAULT-VALUE}).")
  private int customers = 1000;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "60",
      description = "Days to simulate (default: ${DEFAULT-VALUE}).")
  private int days = 60;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, another crowd (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "0",
      description = {
        "Simulated seconds a second, such as 86400 for a day each second;",
        "0 is as fast as it goes (default: ${DEFAULT-VALUE})."
      })
  private double speed;

  @Option(names = "--exit", description = "End after the summary instead of waiting for Ctrl-C.")
  private boolean exit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = Console.system();
    JourneyDefinition loaded = definition.load();
    SimulatorSettings shop = settings();
    try (OpenParts parts = new OpenParts()) {
      Endpoints endpoints = platform.openEmpty(parts, console, "demo");
      Pipeline pipeline = new Pipeline(endpoints.connection(), platform.topics(), loaded);
      pipeline.connection().provision(pipeline.topics());
      CustomerIds customerIds = new CustomerIds(endpoints.data().customerIdKey());
      Metrics metrics = parts.add(Metrics.ofProcess());
      StreamsSettings settings =
          RunningStreams.settings(
              pipeline,
              new InputClock.EventTime(),
              Sealing.NEVER,
              endpoints.data().state(),
              platform.threads());
      StreamsApp app = RunningStreams.start(settings, pipeline, customerIds, parts, console);
      app.bindTo(metrics);
      String pages =
          dashboard.start(
              parts,
              new DashboardOptions.Shown(
                  pipeline, new StreamsCustomers(app), endpoints.data().dashboard()),
              metrics,
              MetricsAccess.LOCAL);
      console.result("Dashboard at " + pages);
      try (TouchpointPublisher publisher = pipeline.publisher(customerIds)) {
        feed(shop, publisher, app, console);
      }
      awaitSettled(pipeline, app, console);
      summarise(pipeline.connection().facts(pipeline.topics()), loaded, console);
      if (!exit) {
        console.result(
            "\nStill running: dashboard at %s, Kafka at %s, schemas at %s. Ctrl-C stops all."
                .formatted(pages, endpoints.bootstrapServers(), endpoints.registryUrl()));
        StreamsWatch.untilInterrupted(app, parts);
      }
      return ExitCodes.OK;
    }
  }

  private SimulatorSettings settings() {
    if (speed < 0) {
      throw new CommandException(
          "--speed must be 0 or more, but is " + speed + ".", ExitCodes.USAGE);
    }
    try {
      return SimulatorSettings.defaults().withCustomers(customers).withDays(days).withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.USAGE, e);
    }
  }

  private void feed(
      SimulatorSettings shop, TouchpointPublisher publisher, StreamsApp app, Console console)
      throws InterruptedException {
    Pace pace = new Pace(shop.start());
    try (Progress progress = console.progress("Simulating %d days".formatted(days), days, "days")) {
      for (Touchpoint touchpoint : new Simulator(shop)) {
        pace.keep(touchpoint);
        var _ = publisher.send(new Ingested.Accepted(touchpoint));
        Duration passed =
            Duration.between(shop.start(), Instant.ofEpochMilli(touchpoint.getReceivedAt()));
        progress.to(Math.clamp(passed.toDays(), 0, days));
        RunningStreams.requireAlive(app);
      }
      publisher.flush();
      progress.to(days);
    }
  }

  private static void awaitSettled(Pipeline pipeline, StreamsApp app, Console console)
      throws InterruptedException {
    PublishedFacts facts = pipeline.connection().facts(pipeline.topics());
    TouchpointLog log = pipeline.connection().log(pipeline.topics());
    Map<TopicPartition, Long> ends = log.ends();
    long end = app.touchpointPositions().stream().mapToLong(InputPosition::end).sum();
    try (Progress progress = console.progress("Streaming", end, "touchpoints")) {
      while (!facts.progress().isSettledUpTo(ends)) {
        RunningStreams.requireAlive(app);
        progress.to(app.touchpointPositions().stream().mapToLong(InputPosition::committed).sum());
        Thread.sleep(LOOK);
      }
      progress.to(end);
    }
  }

  private static void summarise(PublishedFacts facts, JourneyDefinition loaded, Console console) {
    StringBuilder summary = new StringBuilder();
    PipelineProgress progress = facts.progress();
    summary.append(
        "\nMap %s v%d, as of %s\n"
            .formatted(loaded.map(), loaded.version(), ExportCommand.moment(progress.asOf())));
    SnapshotSummary.print(
        facts.snapshot(), loaded.stages().stream().map(Stage::id).toList(), summary);
    summary.append('\n').append(VerificationReport.direct(progress.directShare()));
    console.result(summary.toString().stripTrailing());
  }

  /** Holds touchpoints back until their simulated time has come. */
  private final class Pace {
    private final long began = System.nanoTime();
    private final Instant start;

    Pace(Instant start) {
      this.start = start;
    }

    void keep(Touchpoint touchpoint) throws InterruptedException {
      if (speed == 0) {
        return;
      }
      long simulated = touchpoint.getReceivedAt() - start.toEpochMilli();
      long due = began + (long) (simulated / speed * MILLIS_PER_SECOND * MILLIS_PER_SECOND);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
    }
  }
}
