package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.batch.BatchInput;
import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.definition.DefinitionException;
import io.journeyline.local.LogFile;
import io.journeyline.local.platform.DataFolder;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process under measurement: it does what it is told, line by line, until there are no more
 * lines.
 */
final class Worker {
  static final String DONE = "done";
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int FAILED = 1;

  private final WorkerSettings settings;
  private @Nullable AutoCloseable running;

  private Worker(WorkerSettings settings) {
    this.settings = settings;
  }

  static void main(String[] arguments) throws Exception {
    WorkerSettings settings = WorkerSettings.of(arguments);
    LogFile.open(settings.logs());
    Worker worker = new Worker(settings);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      worker.obey(order.split(" ", -1));
      System.out.println(DONE);
    }
    worker.stop();
  }

  private void obey(String[] order) throws Exception {
    switch (order[0]) {
      case "start" -> running = start(order[1], new Topics(order[2], LoadSettings.PARTITIONS));
      case "customers" -> writeCustomers(Path.of(order[1]));
      case "stop" -> stop();
      default -> throw new IllegalArgumentException(order[0]);
    }
  }

  private AutoCloseable start(String name, Topics topics) throws IOException, DefinitionException {
    Path state = settings.state().resolve(name);
    return switch (settings.kind()) {
      case HOP, PLAIN_HOP -> {
        boolean tuned = settings.kind() == WorkerKind.HOP;
        yield new HopApp(settings.connection(), topics, name, state, tuned, Worker::fail);
      }
      case PIPELINE -> pipeline(name, topics, state);
    };
  }

  private StreamsApp pipeline(String name, Topics topics, Path state)
      throws IOException, DefinitionException {
    StreamsApp app =
        StreamsApp.start(
            new StreamsSettings(
                settings.connection().bootstrapServers(),
                name,
                topics,
                // History as if live: deadlines pass as time does in the data.
                new InputClock.EventTime(),
                Sealing.NEVER,
                state,
                LoadSettings.THREADS,
                StreamsSettings.DEFAULT_COMMIT_INTERVAL,
                StreamsSettings.DEFAULT_STATE_MEMORY,
                0,
                null,
                settings.connection().settings()),
            BenchPlatform.shop(),
            new CustomerIds(DataFolder.customerIdKey(settings.key(), null)),
            settings.connection().wireFormat());
    Thread.ofVirtual().start(() -> watch(app));
    return app;
  }

  private static void watch(StreamsApp app) {
    while (app.state() != KafkaStreams.State.NOT_RUNNING) {
      Throwable failure = app.failure();
      if (failure != null) {
        fail(failure);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void writeCustomers(Path file) throws IOException {
    if (!(running instanceof StreamsApp app)) {
      throw new IllegalStateException("no pipeline is running");
    }
    List<AssignedTouchpoint> assigned = new ArrayList<>();
    app.assignments(assigned::add);
    BatchInput.writeCustomers(file, assigned.stream());
  }

  private void stop() throws Exception {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  private static void fail(Throwable cause) {
    LOG.error("the process under measurement ends", cause);
    // The log is in the folder that is deleted at the end.
    cause.printStackTrace();
    Runtime.getRuntime().halt(FAILED);
  }
}
