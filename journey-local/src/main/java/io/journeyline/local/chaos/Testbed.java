package io.journeyline.local.chaos;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.LocalCluster;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small production: three brokers, two instances and a spare one, a load, and those who watch.
 */
final class Testbed implements AutoCloseable {
  static final int BROKERS = 3;

  private static final int KEY_BYTES = 32;
  private static final int CUSTOMERS = 20_000;

  /** They end today, so that some deadlines have passed and others have not. */
  private static final int DAYS = 30;

  private final Patience patience;
  private final LocalCluster cluster;
  private final Connection connection;
  private final Topics topics;
  private final JourneyDefinition definition;
  private final CustomerIds customerIds;
  private final Health health;
  private final Instances instances;
  private final SentLedger ledger = new SentLedger();
  private final Feed feed;
  private final ProgressFollower follower;
  private final List<CompletableFuture<Duration>> recoveries = new ArrayList<>();
  private final List<SmallDisk> disks = new CopyOnWriteArrayList<>();

  private Testbed(ChaosSettings settings, LocalCluster cluster) throws InterruptedException {
    this.cluster = cluster;
    patience = new Patience(settings.patience());
    definition = settings.definition();
    topics = new Topics(Topics.DEFAULT_PREFIX, settings.partitions());
    byte[] key = new byte[KEY_BYTES];
    new Random(settings.seed()).nextBytes(key);
    customerIds = new CustomerIds(key);
    connection = new Connection(cluster.bootstrapServers(), cluster.registryUrl());
    health = new Health(connection.kafka(), topics.prefix() + "pipeline", BROKERS);
    awaitBrokers();
    connection.provision(topics);
    Path keyFile = writeKey(settings.folder(), key);
    instances = new Instances(settings, connection, keyFile, health, patience);
    SimulatorSettings shop =
        SimulatorSettings.defaults()
            .withSeed(settings.seed())
            .withCustomers(CUSTOMERS)
            .withDays(DAYS)
            .withStart(Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS)));
    feed =
        new Feed(
            connection.publisher(topics, definition, customerIds),
            new Simulator(shop).iterator(),
            ledger,
            settings.perSecond());
    follower = new ProgressFollower(connection, topics);
  }

  /** Starts all of it; the load waits. */
  static Testbed start(ChaosSettings settings) throws InterruptedException {
    LocalCluster cluster = LocalCluster.start(settings.folder(), BROKERS);
    try {
      return new Testbed(settings, cluster);
    } catch (InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static Path writeKey(Path folder, byte[] key) {
    try {
      return Files.writeString(folder.resolve("key"), HexFormat.of().formatHex(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the instances and the load, and waits until the first touchpoints are visible. */
  void begin() throws InterruptedException {
    instances.start();
    instances.awaitJoined();
    feed.resume();
    blow();
    awaitRecovery();
  }

  /** Something was just broken: from now on it is measured how long the numbers stand still. */
  void blow() {
    long struck = System.nanoTime();
    recoveries.add(
        feed.nextAcknowledged()
            .thenCompose(follower::reached)
            .thenApply(visible -> Duration.ofNanos(visible - struck)));
  }

  /** Waits until touchpoints that were sent after each blow are visible in the aggregates. */
  void awaitRecovery() throws InterruptedException {
    for (CompletableFuture<Duration> recovery : recoveries) {
      try {
        patience.await("touchpoints sent after the fault are visible in the aggregates", recovery);
      } catch (ChaosException e) {
        // Slow and stuck look alike otherwise.
        throw new ChaosException(
            "%s; they speak for %s now"
                .formatted(e.getMessage(), Instant.ofEpochMilli(follower.asOf())),
            e);
      }
    }
  }

  /** How long each blow since the last call took to recover from. */
  List<Duration> takeRecoveries() throws InterruptedException {
    awaitRecovery();
    List<Duration> taken = recoveries.stream().map(CompletableFuture::join).toList();
    recoveries.clear();
    return taken;
  }

  /** Waits until the brokers are all there, with all copies, and so are the two instances. */
  void awaitWhole() throws InterruptedException {
    awaitBrokers();
    instances.awaitJoined();
  }

  void awaitBrokers() throws InterruptedException {
    patience.await(
        "all brokers are there and all copies up to date",
        () -> {
          List<Integer> ended = cluster.ended();
          if (!ended.isEmpty()) {
            throw new ChaosException("brokers ended by themselves: " + ended);
          }
          return health.isWhole();
        });
  }

  Instances instances() {
    return instances;
  }

  LocalCluster cluster() {
    return cluster;
  }

  Health health() {
    return health;
  }

  Patience patience() {
    return patience;
  }

  Connection connection() {
    return connection;
  }

  Topics topics() {
    return topics;
  }

  JourneyDefinition definition() {
    return definition;
  }

  CustomerIds customerIds() {
    return customerIds;
  }

  Feed feed() {
    return feed;
  }

  SentLedger ledger() {
    return ledger;
  }

  /** Has the disk unmounted when all is over, however that comes. */
  SmallDisk closeAtEnd(SmallDisk disk) {
    disks.add(disk);
    return disk;
  }

  @Override
  public void close() {
    // First, for without brokers it would wait for them.
    feed.close();
    instances.close();
    disks.forEach(SmallDisk::close);
    follower.close();
    health.close();
    cluster.close();
  }
}
