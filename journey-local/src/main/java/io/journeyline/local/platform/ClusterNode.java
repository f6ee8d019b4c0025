package io.journeyline.local.platform;

import io.journeyline.local.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that is a node of a Kafka cluster until it is asked to end. */
final class ClusterNode {
  private ClusterNode() {}

  /**
   * @param args the node's folder, the cluster's id, the {@link Quorum}, the node's id
   */
  static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    LogFile.open(folder);
    Path kafka = Files.createDirectories(folder.resolve("kafka"));
    LocalBroker broker =
        LocalBroker.start(kafka, args[1], Quorum.parse(args[2]), Integer.parseInt(args[3]));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
    new CountDownLatch(1).await();
  }
}
