package io.journeyline.local.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A node of Kafka in this process: broker and controller on a folder that survives restarts. */
final class LocalBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  private LocalBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the only node of a cluster and returns when it takes requests.
   *
   * @param folder the broker's own folder, formatted here when it is empty
   * @param clusterId the cluster that the folder belongs to
   * @param wantedPort 0 for a free one
   */
  static LocalBroker start(Path folder, String clusterId, int wantedPort) {
    int port = LoopbackPort.choose(wantedPort, "Kafka broker", "--broker-port");
    return start(folder, clusterId, Quorum.single(port), BrokerSettings.NODE_ID);
  }

  /**
   * Starts a node of a cluster and returns when it takes requests; that needs most of the nodes.
   */
  static LocalBroker start(Path folder, String clusterId, Quorum quorum, int nodeId) {
    prepare(folder, clusterId, nodeId);
    int port = quorum.node(nodeId).port();
    Properties settings = BrokerSettings.of(folder, quorum, nodeId);
    KafkaRaftServer server = null;
    try {
      server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
      server.startup();
      return new LocalBroker(server, port);
    } catch (RuntimeException e) {
      if (server != null) {
        server.shutdown();
      }
      throw new PlatformException(
          "Kafka cannot start on %s: %s. Its log is in the data folder's logs/journey.log."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static void prepare(Path folder, String clusterId, int nodeId) {
    try {
      Path meta = folder.resolve("meta.properties");
      if (Files.exists(meta)) {
        verify(meta, clusterId, nodeId);
      } else if (holdsTopics(folder)) {
        throw new PlatformException(
            "%s holds topics but no meta.properties, so it cannot be told what cluster they belong to. Restore the file, or start afresh in another folder with --data."
                .formatted(folder));
      } else {
        format(folder, clusterId, nodeId);
      }
    } catch (IOException e) {
      throw new PlatformException("Kafka's folder %s cannot be used: %s".formatted(folder, e), e);
    }
  }

  private static void verify(Path meta, String clusterId, int nodeId) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(meta)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(meta + " is not a properties file: " + e.getMessage(), e);
    }
    String found = properties.getProperty("cluster.id", "");
    if (!found.equals(clusterId)) {
      throw new PlatformException(
          "%s belongs to the Kafka cluster '%s', but this data folder to '%s': it was put together from two. Restore the folder as a whole, or start afresh in another one with --data."
              .formatted(meta.getParent(), found, clusterId));
    }
    String node = properties.getProperty("node.id", "");
    if (!node.equals(String.valueOf(nodeId))) {
      throw new PlatformException(
          "%s was written by node '%s' of a larger Kafka cluster; the local broker is node %d. Choose another folder with --data."
              .formatted(meta.getParent(), node, nodeId));
    }
  }

  private static boolean holdsTopics(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(Files::isDirectory);
    }
  }

  private static void format(Path folder, String clusterId, int nodeId) throws IOException {
    Files.createDirectories(folder);
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(nodeId)
          .setClusterId(clusterId)
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  int port() {
    return port;
  }

  String bootstrapServers() {
    return LoopbackPort.HOST + ":" + port;
  }

  /** Stops the node; every topic is flushed. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
