package io.journeyline.local.platform;

import java.nio.file.Path;
import java.util.Properties;

/** Kafka's settings for a node on a small machine: loopback only, little memory. */
final class BrokerSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String MEGABYTE = String.valueOf(1 << 20);
  private static final String INTERNAL_PARTITIONS = "4";

  private BrokerSettings() {}

  static Properties of(Path folder, Quorum quorum, int nodeId) {
    Properties settings = new Properties();
    listeners(settings, quorum, quorum.node(nodeId));
    copies(settings, quorum);
    quick(settings);
    small(settings, folder);
    return settings;
  }

  private static void listeners(Properties settings, Quorum quorum, Quorum.Node node) {
    String broker = "PLAINTEXT://" + node.broker();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", String.valueOf(node.id()));
    settings.setProperty("listeners", broker + "," + CONTROLLER + "://" + node.controller());
    settings.setProperty("advertised.listeners", broker);
    settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
    settings.setProperty("controller.listener.names", CONTROLLER);
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    // A fixed quorum: its addresses are not stored, so a port may be another at each start.
    settings.setProperty("controller.quorum.voters", quorum.voters());
  }

  private static void copies(Properties settings, Quorum quorum) {
    String replicas = String.valueOf(quorum.replicas());
    String inSync = String.valueOf(quorum.inSync());
    settings.setProperty("default.replication.factor", replicas);
    settings.setProperty("min.insync.replicas", inSync);
    settings.setProperty("offsets.topic.replication.factor", replicas);
    settings.setProperty("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
    settings.setProperty("transaction.state.log.replication.factor", replicas);
    settings.setProperty("transaction.state.log.min.isr", inSync);
    settings.setProperty("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
    settings.setProperty("share.coordinator.state.topic.replication.factor", replicas);
    settings.setProperty("share.coordinator.state.topic.min.isr", inSync);
    settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
    settings.setProperty("auto.create.topics.enable", "false");
  }

  private static void quick(Properties settings) {
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    // After a kill the node waits until its old session has ended; 9 s by default.
    settings.setProperty("broker.session.timeout.ms", "5000");
    settings.setProperty("broker.heartbeat.interval.ms", "1000");
  }

  private static void small(Properties settings, Path folder) {
    settings.setProperty("log.dirs", folder.toString());
    settings.setProperty("message.max.bytes", String.valueOf(2 << 20));
    settings.setProperty("log.segment.bytes", String.valueOf(128 << 20));
    // Enough for a segment of that size; the default of 10 MB is mapped for every open segment.
    settings.setProperty("log.index.size.max.bytes", MEGABYTE);
    settings.setProperty("offsets.topic.segment.bytes", String.valueOf(16 << 20));
    settings.setProperty("transaction.state.log.segment.bytes", String.valueOf(16 << 20));
    settings.setProperty("metadata.log.segment.bytes", String.valueOf(16 << 20));
    settings.setProperty("metadata.max.idle.interval.ms", "5000");
    settings.setProperty("log.cleaner.enable", "true");
    settings.setProperty("log.cleaner.threads", "1");
    settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "4");
    settings.setProperty("background.threads", "2");
    settings.setProperty("num.recovery.threads.per.data.dir", "2");
  }
}
