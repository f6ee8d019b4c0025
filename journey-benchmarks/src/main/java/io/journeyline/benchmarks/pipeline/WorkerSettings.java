package io.journeyline.benchmarks.pipeline;

import io.journeyline.local.pipeline.Connection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process under measurement is told when it starts.
 *
 * @param connection with the settings of the Kafka clients under measurement
 * @param key folder with the secret of customer ids
 */
record WorkerSettings(WorkerKind kind, Connection connection, Path key, Path state, Path logs) {

  private static final int FIXED = 6;

  List<String> arguments() {
    Stream<String> fixed =
        Stream.of(
            kind.name(),
            connection.bootstrapServers(),
            connection.registryUrl(),
            key.toString(),
            state.toString(),
            logs.toString());
    Stream<String> kafka =
        connection.settings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue());
    return Stream.concat(fixed, kafka).toList();
  }

  static WorkerSettings of(String[] arguments) {
    return new WorkerSettings(
        WorkerKind.valueOf(arguments[0]),
        new Connection(arguments[1], arguments[2], kafka(arguments)),
        Path.of(arguments[3]),
        Path.of(arguments[4]),
        Path.of(arguments[5]));
  }

  private static Map<String, String> kafka(String[] arguments) {
    return Arrays.stream(arguments)
        .skip(FIXED)
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
  }
}
