package io.journeyline.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/**
 * Kafka as several nodes on this machine, each a process of its own, and a schema registry: what a
 * company runs on several machines, small.
 */
public final class LocalCluster implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 256;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private final Path folder;
  private final Quorum quorum;
  private final String clusterId = Uuid.randomUuid().toString();
  private final LocalRegistry registry;
  private final Map<Integer, ChildJvm> running = new TreeMap<>();
  private boolean closed;

  private LocalCluster(Path folder, Quorum quorum, LocalRegistry registry) {
    this.folder = folder;
    this.quorum = quorum;
    this.registry = registry;
  }

  /**
   * Starts the nodes, and returns when the registry answers; the nodes need some seconds more.
   *
   * @param folder an empty one
   */
  public static LocalCluster start(Path folder, int nodes) {
    Path logs = folder.resolve("registry");
    try {
      Files.createDirectories(logs);
    } catch (IOException e) {
      throw new PlatformException("The folder %s cannot be used: %s".formatted(folder, e), e);
    }
    Path data = logs.resolve("data");
    LocalRegistry registry =
        LocalRegistry.start(
            LocalPlatform.registryPrograms(), data, logs.resolve("registry.log"), 0);
    LocalCluster cluster = new LocalCluster(folder, Quorum.onFreePorts(nodes), registry);
    cluster.nodes().forEach(cluster::startNode);
    return cluster;
  }

  public String bootstrapServers() {
    return quorum.bootstrapServers();
  }

  /** Base URL of the Confluent-compatible API. */
  public String registryUrl() {
    return registry.url();
  }

  /** The ids of all nodes. */
  public List<Integer> nodes() {
    return quorum.nodes().stream().map(Quorum.Node::id).toList();
  }

  /** Starts a node that does not run; it takes requests some seconds later. */
  public synchronized void startNode(int id) {
    if (closed) {
      return;
    }
    Path own = folder.resolve("broker-" + id);
    List<String> arguments =
        List.of(own.toString(), clusterId, quorum.describe(), String.valueOf(id));
    running.put(
        id,
        ChildJvm.start(
            new ChildJvm.Program(
                ClusterNode.class.getName(),
                arguments,
                HEAP_MEGABYTES,
                own.resolve("output.log"))));
  }

  /** Ends a node at once, with no chance to hand its partitions over. */
  public synchronized void killNode(int id) {
    ChildJvm node = running.remove(id);
    if (node != null) {
      node.kill();
    }
  }

  /** Stops a node as a service manager does: it hands its partitions over. */
  public synchronized void stopNode(int id) throws InterruptedException {
    ChildJvm node = running.remove(id);
    if (node != null && !node.terminate(STOP_LIMIT)) {
      node.kill();
    }
  }

  /** The running nodes whose process has ended by itself. */
  public synchronized List<Integer> ended() {
    return running.entrySet().stream()
        .filter(node -> !node.getValue().isAlive())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    nodes().forEach(this::killNode);
    registry.close();
  }
}
