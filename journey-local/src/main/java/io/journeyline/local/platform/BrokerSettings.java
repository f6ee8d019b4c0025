package io.journeyline.local.platform;

import java.nio.file.Path;
import java.util.Properties;

/** Kafka's settings for one node on a small machine: loopback only, one copy, little memory. */
final class BrokerSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String MEGABYTE = String.valueOf(1 << 20);
  private static final String INTERNAL_PARTITIONS = "4";

  private BrokerSettings() {}

  static Properties of(Path folder, int port, int controllerPort) {
    Properties settings = new Properties();
    listeners(settings, port, controllerPort);
    oneCopy(settings);
    small(settings, folder);
    return settings;
  }

  private static void listeners(Properties settings, int port, int controllerPort) {
    String broker = "PLAINTEXT://%s:%d".formatted(LoopbackPort.HOST, port);
    String controller = "%s:%d".formatted(LoopbackPort.HOST, controllerPort);
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", String.valueOf(NODE_ID));
    settings.setProperty("listeners", broker + "," + CONTROLLER + "://" + controller);
    settings.setProperty("advertised.listeners", broker);
    settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
    settings.setProperty("controller.listener.names", CONTROLLER);
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    // A fixed quorum of one: its address is not stored, so the port may be another at each start.
    settings.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
  }

  private static void oneCopy(Properties settings) {
    settings.setProperty("default.replication.factor", "1");
    settings.setProperty("min.insync.replicas", "1");
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
    settings.setProperty("auto.create.topics.enable", "false");
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
