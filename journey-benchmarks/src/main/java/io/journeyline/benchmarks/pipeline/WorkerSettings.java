package io.journeyline.benchmarks.pipeline;

import io.journeyline.local.pipeline.Connection;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process under measurement is told when it starts.
 *
 * @param key folder with the secret of customer ids
 */
record WorkerSettings(WorkerKind kind, Connection connection, Path key, Path state, Path logs) {

  List<String> arguments() {
    return List.of(
        kind.name(),
        connection.bootstrapServers(),
        connection.registryUrl(),
        key.toString(),
        state.toString(),
        logs.toString());
  }

  static WorkerSettings of(String[] arguments) {
    return new WorkerSettings(
        WorkerKind.valueOf(arguments[0]),
        new Connection(arguments[1], arguments[2]),
        Path.of(arguments[3]),
        Path.of(arguments[4]),
        Path.of(arguments[5]));
  }
}
