package io.journeyline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes before sealed history is rejected and counted, and leaves all else as it was. */
class LateTouchpointTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void shouldRejectByPlaceInTheLogAndCountIt() throws Exception {
    JourneyDefinition shop =
        DefinitionLoader.load(
            Path.of(System.getProperty("journeyline.root", ".."), "definitions/shop.yaml"));
    Sealing sealing = new Sealing(Duration.ofDays(30), 50_000);
    List<Touchpoint> touchpoints = new ArrayList<>();
    for (int day = 0; day < 100; day += 10) {
      touchpoints.add(touchpoint("e" + day, day));
    }
    touchpoints.add(touchpoint("late", 3));
    long asOf = 101 * DAY;
    try (PipelineDriver pipeline = new PipelineDriver(shop, new InputClock.Fixed(asOf), sealing)) {
      touchpoints.subList(0, 10).forEach(pipeline::send);
      pipeline.settle(asOf);
      pipeline.send(touchpoints.getLast());
      pipeline.settle(asOf);

      Snapshot actual = pipeline.snapshot();
      assertThat(pipeline.rejected).hasSize(1);
      RejectedTouchpoint rejected = pipeline.rejected.getFirst();
      assertThat(rejected.getReason()).isEqualTo("TOO_LATE");
      assertThat(rejected.getOrigin()).isEqualTo("test.touchpoints-0@10");
      assertThat(StandardCharsets.UTF_8.decode(rejected.getBytes().duplicate()).toString())
          .isEqualTo(
              "{\"eventId\":\"late\",\"occurredAt\":259200000,\"origin\":\"test.touchpoints-0@10\"}");
      Snapshot expected =
          Oracle.compute(
              shop,
              PipelineDriver.CUSTOMER_IDS,
              touchpoints.subList(0, 10),
              pipeline.rejected,
              asOf);
      assertThat(SnapshotDiff.compare(expected, actual).aggregates())
          .allSatisfy(aggregate -> assertThat(aggregate.examples()).isEmpty());
      assertThat(expected.counts().keySet()).anyMatch(key -> key.getType().equals("TOO_LATE"));
    }
  }

  private static Touchpoint touchpoint(String id, int day) {
    return Touchpoint.newBuilder()
        .setEventId(id)
        .setSource("web")
        .setChannel("web")
        .setType("Product Viewed")
        .setOccurredAt(day * DAY)
        .setReceivedAt(day * DAY)
        .setIdentifiers(List.of(new Identifier("user_id", "u")))
        .setProperties(Map.of())
        .setTraits(Map.of())
        .build();
  }
}
