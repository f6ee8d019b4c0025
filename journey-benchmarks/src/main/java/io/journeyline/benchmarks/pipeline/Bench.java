package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.BenchPlatform;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/**
 * What all runs have in common.
 *
 * @param warmUp what a process reads before it is timed, so that its code is compiled
 */
record Bench(BenchPlatform platform, LoadSettings settings, Dataset warmUp) {

  WorkerProcess launch(WorkerKind kind) throws IOException {
    return WorkerProcess.launch(platform, settings, kind);
  }

  /** One run's state. */
  StateFolder state(String name) {
    return new StateFolder(platform.folder().resolve(WorkerProcess.STATE).resolve(name));
  }

  /** Deletes a run's topics, group and state. */
  void cleanUp(String name) throws IOException, InterruptedException {
    state(name).delete();
    try (Admin admin = Admin.create(platform.connection().kafka())) {
      List<String> own =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(name + ".") || topic.startsWith(name + "-"))
              .toList();
      KafkaFuture.allOf(
              admin.deleteTopics(own).all(), admin.deleteConsumerGroups(List.of(name)).all())
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not delete what the run " + name + " left", e);
    }
  }
}
