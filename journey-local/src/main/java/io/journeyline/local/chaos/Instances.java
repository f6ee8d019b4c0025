package io.journeyline.local.chaos;

import io.journeyline.local.pipeline.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Two instances of the stream processor that share the work, and a spare one. */
final class Instances implements AutoCloseable {
  /**
   * How long an instance may be silent before the others take its share: least that Kafka allows.
   */
  static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

  /** How long a transaction may stay open before the brokers abort it. */
  static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(6);

  /** Each transaction costs three brokers on one machine far more than one. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(300);

  private final List<Instance> both;
  private final Instance spare;
  private final Health health;
  private final Patience patience;

  /**
   * @param key file with the secret key of customer ids
   */
  Instances(
      ChaosSettings settings, Connection connection, Path key, Health health, Patience patience) {
    Path folder = settings.folder().resolve("instances");
    List<String> arguments = arguments(settings, connection, key);
    both =
        List.of(
            new Instance("one", folder.resolve("one"), arguments),
            new Instance("two", folder.resolve("two"), arguments));
    spare = new Instance("spare", folder.resolve("spare"), arguments);
    this.health = health;
    this.patience = patience;
  }

  private static List<String> arguments(ChaosSettings settings, Connection connection, Path key) {
    return List.of(
        "--definition",
        settings.definitionFile().toAbsolutePath().toString(),
        "--bootstrap-servers",
        connection.bootstrapServers(),
        "--registry-url",
        connection.registryUrl(),
        "--key",
        key.toString(),
        "--partitions",
        String.valueOf(settings.partitions()),
        "--threads",
        "1",
        "--commit-interval",
        COMMIT_INTERVAL.toString(),
        "--kafka",
        "producer.transaction.timeout.ms=" + TRANSACTION_TIMEOUT.toMillis(),
        "--kafka",
        "consumer.session.timeout.ms=" + SESSION_TIMEOUT.toMillis(),
        "--kafka",
        // How soon an instance that has caught up gets its share; the least that Kafka allows.
        "probing.rebalance.interval.ms=60000");
  }

  /** The two, without the spare one. */
  List<Instance> both() {
    return both;
  }

  Instance spare() {
    return spare;
  }

  /** The other one of the two. */
  Instance other(Instance instance) {
    return both.stream().filter(one -> one != instance).findFirst().orElseThrow();
  }

  /** Starts the two. */
  void start() {
    both.forEach(Instance::start);
  }

  /** Waits until exactly the two share the work, as they were started last. */
  void awaitJoined() throws InterruptedException {
    awaitJoined(both);
  }

  void awaitJoined(List<Instance> expected) throws InterruptedException {
    String names = expected.stream().map(Instance::name).collect(Collectors.joining(", "));
    patience.await(
        "these instances and no others share the work: " + names,
        () -> {
          Set<String> clients =
              health.members().keySet().stream()
                  .map(Instances::withoutThread)
                  .collect(Collectors.toSet());
          return clients.equals(
              expected.stream().map(Instance::clientId).collect(Collectors.toSet()));
        });
  }

  /** Draws one of the two; one that has nothing to do would be no loss. */
  Instance drawBusy(Random dice) throws InterruptedException {
    List<Instance> busy = new ArrayList<>();
    patience.await(
        "an instance has a share of the work",
        () -> {
          busy.clear();
          Map<String, Integer> members = health.members();
          both.stream().filter(instance -> hasWork(instance, members)).forEach(busy::add);
          return !busy.isEmpty();
        });
    return busy.get(dice.nextInt(busy.size()));
  }

  private static boolean hasWork(Instance instance, Map<String, Integer> members) {
    return members.entrySet().stream()
        .anyMatch(
            member ->
                withoutThread(member.getKey()).equals(instance.clientId())
                    && member.getValue() > 0);
  }

  private static String withoutThread(String clientId) {
    int thread = clientId.indexOf("-StreamThread");
    return thread < 0 ? clientId : clientId.substring(0, thread);
  }

  @Override
  public void close() {
    both.forEach(Instance::close);
    spare.close();
  }
}
