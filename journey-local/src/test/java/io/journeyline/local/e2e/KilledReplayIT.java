package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that is killed half-way and started again. */
class KilledReplayIT {
  private static final String AS_OF = "2026-03-01T00:00:00Z";
  private static final int TOUCHPOINTS = 40_000;
  private static final int COMMITS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern POSITION =
      Pattern.compile("touchpoints-\\d+ at ([\\d,]+) of ([\\d,]+)");

  @TempDir private Path folder;

  @Test
  void shouldResumeFromCommittedOffsetsAndEndWithTheSameNumbers() throws Exception {
    run("simulate", "--touchpoints", "" + TOUCHPOINTS, "--seed", "11", "--out", "shop.jsonl");
    run("oracle", "shop.jsonl", "--as-of", AS_OF, "--data", "data", "--out", "expected");
    String[] replay = replay(freePort());

    List<ProcessHandle> children;
    try (JourneyProcess first = JourneyProcess.start(folder, replay)) {
      awaitCommits(first, replay);
      children = first.descendants();
      first.kill();
      assertThat(first.err()).contains("40,000 published").doesNotContain("Resuming");
      assertThat(first.out()).isEmpty();
    }
    assertThat(children).hasSize(1);
    await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));

    JourneyProcess.Outcome second = run(replay);
    assertThat(second.err())
        .contains("The input is in Kafka already")
        .contains("Resuming from committed offsets: ");
    assertThat(second.out()).contains("Exported to replayed");
    List<MatchResult> positions = POSITION.matcher(second.err()).results().toList();
    assertThat(positions).hasSize(4);
    assertThat(sum(positions, 2)).isEqualTo(TOUCHPOINTS);
    assertThat(sum(positions, 1)).isPositive().isLessThan(TOUCHPOINTS);
    export("expected").assertSameBytes(export("replayed"));
  }

  private static String[] replay(int brokerPort) {
    return new String[] {
      "replay",
      "shop.jsonl",
      "--as-of",
      AS_OF,
      "--data",
      "data",
      "--out",
      "replayed",
      "--broker-port",
      "" + brokerPort,
      "--registry-port",
      "0"
    };
  }

  /** Waits until positions were committed some times, the last one short of the end. */
  private static void awaitCommits(JourneyProcess process, String[] replay) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              assertThat(process.isAlive()).as(process::err).isTrue();
              return process.err().contains("40,000 published");
            });
    String broker = "127.0.0.1:" + replay[List.of(replay).indexOf("--broker-port") + 1];
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      Commits commits = new Commits(admin);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> commits.look() >= COMMITS);
    }
  }

  /** Counts how often a replay's committed positions have moved. */
  private static final class Commits {
    private final Admin admin;
    private long last;
    private int seen;

    Commits(Admin admin) {
      this.admin = admin;
    }

    int look() throws ExecutionException, InterruptedException {
      long now = committed();
      assertThat(now).as("the replay was over before it could be killed").isLessThan(TOUCHPOINTS);
      if (now > last) {
        last = now;
        seen++;
      }
      return seen;
    }

    private long committed() throws ExecutionException, InterruptedException {
      long sum = 0;
      for (String group : groups()) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        sum +=
            offsets.entrySet().stream()
                .filter(entry -> entry.getKey().topic().endsWith(".touchpoints"))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
      }
      return sum;
    }

    private List<String> groups() throws ExecutionException, InterruptedException {
      return admin.listGroups().all().get().stream()
          .map(group -> group.groupId())
          .filter(group -> group.startsWith("replay-"))
          .toList();
    }
  }

  private static long sum(List<MatchResult> positions, int group) {
    return positions.stream()
        .mapToLong(position -> Long.parseLong(position.group(group).replace(",", "")))
        .sum();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private JourneyProcess.Outcome run(String... arguments) throws Exception {
    JourneyProcess.Outcome outcome = JourneyProcess.run(folder, arguments);
    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    return outcome;
  }

  private Export export(String name) {
    return new Export(folder.resolve(name));
  }
}
