package io.journeyline.local.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka and the schema registry of one machine, running on one data folder. */
public final class LocalPlatform implements AutoCloseable {
  public static final int DEFAULT_BROKER_PORT = 9092;
  public static final int DEFAULT_REGISTRY_PORT = 8081;

  private static final Logger LOG = LoggerFactory.getLogger(LocalPlatform.class);
  private static final String DISTRIBUTION = "journeyline.distribution";

  private final DataFolder data;
  private final LocalBroker broker;
  private final LocalRegistry registry;
  private final Duration startTime;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalPlatform(
      DataFolder data, LocalBroker broker, LocalRegistry registry, Duration startTime) {
    this.data = data;
    this.broker = broker;
    this.registry = registry;
    this.startTime = startTime;
  }

  /**
   * Starts both at once and returns when both answer. The platform owns the folder from now on and
   * gives it free in {@link #close()}, or at once when it cannot start.
   *
   * @param brokerPort 0 for a free one
   * @param registryPort 0 for a free one
   */
  public static LocalPlatform start(DataFolder data, int brokerPort, int registryPort) {
    long begin = System.nanoTime();
    Path log = data.logs().resolve("registry.log");
    CompletableFuture<LocalRegistry> registry =
        CompletableFuture.supplyAsync(
            () -> LocalRegistry.start(registryPrograms(), data.registry(), log, registryPort),
            task -> Thread.ofPlatform().name("registry-start").start(task));
    LocalBroker broker = null;
    try {
      broker = LocalBroker.start(data.kafka(), data.clusterId(), brokerPort);
      LocalRegistry ready = registry.join();
      Duration time = Duration.ofNanos(System.nanoTime() - begin);
      LOG.info("Platform on {} started in {}", data.root(), time);
      return new LocalPlatform(data, broker, ready, time);
    } catch (RuntimeException e) {
      if (broker != null) {
        broker.close();
      }
      registry
          .handle(
              (started, failure) -> {
                if (started != null) {
                  started.close();
                }
                return null;
              })
          .join();
      data.close();
      throw e instanceof CompletionException && e.getCause() instanceof PlatformException cause
          ? cause
          : e;
    }
  }

  static Path registryPrograms() {
    String distribution = System.getProperty(DISTRIBUTION);
    if (distribution == null) {
      throw new PlatformException(
          "The folder of the built programs is not known. Start with ./journey, or set -D%s=…/journey-local/target/distribution."
              .formatted(DISTRIBUTION));
    }
    return Path.of(distribution, "registry");
  }

  public DataFolder data() {
    return data;
  }

  /** {@code host:port} of the broker. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Base URL of the Confluent-compatible API. */
  public String registryUrl() {
    return registry.url();
  }

  /** How long the start took. */
  public Duration startTime() {
    return startTime;
  }

  int brokerPort() {
    return broker.port();
  }

  long registryPid() {
    return registry.pid();
  }

  /** Stops the broker, then the registry, and gives the data folder free. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try (data;
        registry;
        broker) {
      LOG.info("Platform on {} stops", data.root());
    }
  }
}
