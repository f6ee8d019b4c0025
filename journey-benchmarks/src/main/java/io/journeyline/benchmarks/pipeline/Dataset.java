package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Touchpoints of the simulated shop: in a topic, as ingest publishes them, and in a file, one line
 * each.
 */
record Dataset(Topics topics, int touchpoints, Path lines) {
  /** As many touchpoints as each customer surely has. */
  private static final int TOUCHPOINTS_PER_CUSTOMER = 8;

  private static final int LEAST_CUSTOMERS = 100;

  static Dataset publish(BenchPlatform platform, int touchpoints) throws IOException {
    Topics topics = new Topics("data-" + touchpoints + ".", LoadSettings.PARTITIONS);
    platform.connection().provision(topics);
    Dataset dataset =
        new Dataset(
            topics, touchpoints, platform.folder().resolve("data-" + touchpoints + ".jsonl"));
    try (TouchpointPublisher publisher =
            platform.connection().publisher(topics, platform.definition());
        OutputStream lines = new BufferedOutputStream(Files.newOutputStream(dataset.lines))) {
      Iterator<Touchpoint> simulated = simulated(touchpoints);
      for (int number = 0; number < touchpoints; number++) {
        Touchpoint touchpoint = simulated.next();
        var _ = publisher.send(new Ingested.Accepted(touchpoint));
        lines.write(TouchpointJson.canonical(touchpoint));
        lines.write('\n');
      }
      publisher.flush();
    }
    return dataset;
  }

  private static Iterator<Touchpoint> simulated(int touchpoints) {
    int customers = Math.max(LEAST_CUSTOMERS, touchpoints / TOUCHPOINTS_PER_CUSTOMER);
    return new Simulator(SimulatorSettings.defaults().withCustomers(customers)).iterator();
  }
}
