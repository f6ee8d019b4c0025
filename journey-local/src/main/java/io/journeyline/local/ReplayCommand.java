package io.journeyline.local;

import io.journeyline.alerts.live.AlertsApp;
import io.journeyline.alerts.live.AlertsSettings;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.publish.FileImport.Counts;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.alert.AlertTable;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.PublishedFacts;
import io.journeyline.local.pipeline.PublishedIdentities;
import io.journeyline.local.pipeline.TouchpointLog;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.InputPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey replay}: files through the real pipeline. */
@Command(
    name = "replay",
    description = {
      "Run the whole pipeline on files, wait until it has settled, export the numbers and end.",
      "Stopped half-way, it goes on where it was when it is called again with the same arguments."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration VERIFY_PATIENCE = Duration.ofMinutes(5);

  @Mixin private InputOptions input = new InputOptions();
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Mixin private ExportOptions export = new ExportOptions();

  @Option(names = "--verify", description = "Also compare all cells with the oracle.")
  private boolean verify;

  @Option(
      names = "--alerts",
      description = "Also judge the alert rules over all of it, and print what they tell.")
  private boolean alerts;

  @Option(names = "--keep", description = "Keep the topics and the state of this replay.")
  private boolean keep;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = Console.system();
    input.requireFiles();
    JourneyDefinition loaded = definition.load();
    try (OpenParts parts = new OpenParts()) {
      Endpoints endpoints = platform.open(parts, console);
      CustomerIds customerIds = new CustomerIds(endpoints.data().customerIdKey());
      ReplayRun run =
          ReplayRun.of(
              input, definition.file(), export.asOf(), platform.partitions(), endpoints.data());
      Pipeline pipeline = new Pipeline(endpoints.connection(), run.topics(), loaded);
      pipeline.connection().provision(run.topics());
      importOnce(run, pipeline, console);
      StreamsApp app = stream(run, pipeline, customerIds, parts, console);
      PublishedFacts facts = pipeline.connection().facts(run.topics());
      export.write(facts.snapshot(), () -> assignments(pipeline, customerIds, app), console);
      if (alerts) {
        judge(pipeline, console);
      }
      int code = verify ? verify(pipeline, customerIds, console) : ExitCodes.OK;
      app.close();
      if (!keep) {
        run.cleanUp(pipeline.connection());
      }
      return code;
    }
  }

  private void importOnce(ReplayRun run, Pipeline pipeline, Console console) throws IOException {
    if (Files.exists(run.imported())) {
      console.status("The input is in Kafka already, from an earlier call");
      return;
    }
    try (TouchpointPublisher publisher = pipeline.publisher(null)) {
      Counts counts = input.publish(publisher, Admission.ALL, console);
      console.status(
          "Read %,d: %,d published, %,d rejected"
              .formatted(counts.read(), counts.published(), counts.rejected()));
    }
    Files.createFile(run.imported());
  }

  private StreamsApp stream(
      ReplayRun run, Pipeline pipeline, CustomerIds customerIds, OpenParts parts, Console console)
      throws InterruptedException {
    StreamsSettings settings =
        RunningStreams.settings(
            pipeline,
            new InputClock.Fixed(export.asOf().toEpochMilli()),
            Sealing.NEVER,
            run.state(),
            platform.threads());
    StreamsApp app = RunningStreams.start(settings, pipeline, customerIds, parts, console);
    long end = app.touchpointPositions().stream().mapToLong(InputPosition::end).sum();
    try (Progress progress = console.progress("Streaming", end, "touchpoints")) {
      while (app.asOf() < export.asOf().toEpochMilli()) {
        RunningStreams.requireAlive(app);
        progress.to(committed(app.touchpointPositions()));
        Thread.sleep(LOOK);
      }
      progress.to(end);
    }
    return app;
  }

  private static long committed(List<InputPosition> positions) {
    return positions.stream().mapToLong(InputPosition::committed).sum();
  }

  private static Assignments assignments(
      Pipeline pipeline, CustomerIds customerIds, StreamsApp app) {
    Connection connection = pipeline.connection();
    TouchpointLog log = connection.log(pipeline.topics());
    Map<String, @Nullable String> identities =
        new PublishedIdentities(pipeline.definition().identity(), customerIds)
            .name(
                log.read(log.ends()).touchpoints(),
                connection.facts(pipeline.topics()).identities());
    List<AssignedTouchpoint> touchpoints = new ArrayList<>();
    app.assignments(touchpoints::add);
    return new Assignments(identities, touchpoints);
  }

  private void judge(Pipeline pipeline, Console console) {
    Connection connection = pipeline.connection();
    AlertsApp.judgeOnce(
        new AlertsSettings(pipeline.topics(), connection.kafka(), true, InstantSource.system()),
        pipeline.definition(),
        connection.wireFormat(),
        export.asOf().toEpochMilli());
    List<Alert> told = new ArrayList<>(connection.facts(pipeline.topics()).alerts().values());
    told.sort(Comparator.comparingLong(Alert::getTo).thenComparing(Alert::getId));
    console.status("%,d alerts".formatted(told.size()));
    AlertTable.lines(told).forEach(console::result);
  }

  private static int verify(Pipeline pipeline, CustomerIds customerIds, Console console)
      throws InterruptedException {
    Connection connection = pipeline.connection();
    Verification verification =
        new Verification(
            connection.facts(pipeline.topics()),
            connection.log(pipeline.topics()),
            pipeline.definition(),
            customerIds);
    Verification.Result result = verification.run(VERIFY_PATIENCE);
    VerificationReport.print(result, console);
    return result.holds() ? ExitCodes.OK : ExitCodes.FOUND;
  }
}
