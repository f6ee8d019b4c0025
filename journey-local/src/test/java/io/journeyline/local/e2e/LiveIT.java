package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.dashboard.customers.RemoteCustomers;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.schemas.Progress;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.progress.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that is fed while an instance joins and another one leaves. */
@ExtendWith(LocalPlatformExtension.class)
class LiveIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private final LocalPlatform platform;

  LiveIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @Test
  @SuppressWarnings("try") // Who is closed when is what this is about.
  void shouldStayExactWhileInstancesComeAndGo() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "live.");
    Verification.Result result;
    try (StreamsApp first = pipeline.start(folder.resolve("first"));
        Feed feed = new Feed(pipeline)) {
      await().atMost(PATIENCE).until(() -> first.asOf() > Ledger.NOTHING);
      feed.awaitMore();
      try (StreamsApp second = pipeline.start(folder.resolve("second"))) {
        await().atMost(PATIENCE).until(() -> owners(pipeline) == 2);
        feed.awaitMore();
        first.close();
        await().atMost(PATIENCE).until(() -> owners(pipeline) == 1);
        feed.awaitMore();
        feed.close();
        result = pipeline.verify();
        assertThat(first.failure()).isNull();
        assertThat(second.failure()).isNull();
      }
    }
    assertExact(result);
    assertAsOfNeverWentBack(pipeline);
  }

  @Test
  @SuppressWarnings("try") // The feed ends before its result is verified.
  void shouldStayExactAndFindEverybodyWhenAnInstanceIsKilled() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "killed.");
    KnownCustomers known = KnownCustomers.send(pipeline);
    Path secret = KnownCustomers.secret(folder);
    Verification.Result result;
    try (JourneyProcess first = start(pipeline, "first", secret);
        JourneyProcess second = start(pipeline, "second", secret)) {
      // Before there is much state: one who joins later waits until it has a copy.
      await().atMost(PATIENCE).ignoreExceptions().until(() -> owners(pipeline) == 2);
      try (Feed feed = new Feed(pipeline);
          RemoteCustomers byFirst = known.dashboard(first);
          RemoteCustomers bySecond = known.dashboard(second)) {
        feed.awaitMore();
        known.awaitFound(byFirst);
        known.awaitFound(bySecond);
        first.kill();
        await().atMost(PATIENCE).until(() -> owners(pipeline) == 1);
        feed.awaitMore();
        known.awaitFound(byFirst);
        known.awaitFound(bySecond);
        feed.close();
        result = pipeline.verify();
        assertThat(second.isAlive()).isTrue();
      }
    }
    assertExact(result);
    assertAsOfNeverWentBack(pipeline);
  }

  private JourneyProcess start(Pipeline pipeline, String name, Path secret) throws Exception {
    return pipeline.startProcess(
        Files.createDirectory(folder.resolve(name)),
        "--metrics-port",
        "0",
        "--query-secret",
        secret.toString());
  }

  private static void assertExact(Verification.Result result) {
    assertThat(result.differences().aggregates())
        .allSatisfy(aggregate -> assertThat(aggregate.examples()).isEmpty());
    assertThat(result.fewerThan(Verification.ENOUGH_CELLS)).isEmpty();
    assertThat(result.balances()).isEmpty();
    assertThat(result.moving()).isZero();
  }

  /** How many instances own partitions. */
  private static long owners(Pipeline pipeline) throws Exception {
    try (Admin admin = Admin.create(pipeline.connection().kafka())) {
      ConsumerGroupDescription group =
          admin
              .describeConsumerGroups(List.of(pipeline.applicationId()))
              .all()
              .get()
              .values()
              .iterator()
              .next();
      return group.members().stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    }
  }

  private static void assertAsOfNeverWentBack(Pipeline pipeline) {
    Map<String, Progress> tasks = new HashMap<>();
    List<Long> moments = new ArrayList<>();
    pipeline
        .reader()
        .read(
            pipeline.topics().progress,
            record -> {
              tasks.put(record.key(), record.value());
              moments.add(new PipelineProgress(pipeline.topics(), tasks).asOf());
            });
    assertThat(moments).isSorted();
    assertThat(moments.stream().distinct()).hasSizeGreaterThan(10);
  }
}
