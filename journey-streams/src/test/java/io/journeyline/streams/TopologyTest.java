package io.journeyline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.journey.Shops;
import io.journeyline.streams.progress.InputClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TopologyTest {
  /**
   * A difference here is a state migration: raise StateVersion, and say in the changelog that a
   * rebuild is due.
   */
  @Test
  void shouldBeTheCommittedTopology() throws IOException {
    JourneyPipeline pipeline =
        new JourneyPipeline(
            new Topics("journey.", 4),
            Shops.DEFINITION,
            new CustomerIds(new byte[] {1}),
            new WireFormat("mock://topology"),
            Sealing.NEVER,
            new InputClock.Wall(),
            (topic, partition) -> 0,
            Duration.ofMillis(100));
    try (InputStream golden = TopologyTest.class.getResourceAsStream("topology.txt")) {
      String committed =
          new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(pipeline.topology().describe().toString()).isEqualToIgnoringNewLines(committed);
    }
  }
}
