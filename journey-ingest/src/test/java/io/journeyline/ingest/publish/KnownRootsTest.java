package io.journeyline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identity;
import io.journeyline.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownRootsTest {
  private static final CustomerIds CUSTOMER_IDS =
      new CustomerIds("a key for tests".getBytes(StandardCharsets.UTF_8));
  private static final Topics TOPICS = new Topics("journey.", 4);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KnownRoots roots = new KnownRoots(CUSTOMER_IDS, 4, 3);

  @Test
  void shouldSayWhereTheStrongestLives() {
    publish("user_id:u", 2);
    publish("cookie:c", 3);

    assertThat(roots.partitionOf(List.of("user_id:u", "cookie:c"))).hasValue(2);
    assertThat(roots.partitionOf(List.of("cookie:c"))).hasValue(3);
  }

  @Test
  void shouldPassOverSharedIdentifiers() {
    publish("email:info", -1);
    publish("cookie:c", 3);

    assertThat(roots.partitionOf(List.of("email:info", "cookie:c"))).hasValue(3);
    assertThat(roots.partitionOf(List.of("email:info"))).isEmpty();
  }

  @Test
  void shouldLeaveWhatSaysSomethingNewToItsStrongest() {
    publish("user_id:u", 2);

    assertThat(roots.partitionOf(List.of("user_id:u", "cookie:new"))).isEmpty();
    assertThat(roots.partitionOf(List.of("cookie:new"))).isEmpty();
  }

  @Test
  void shouldFollowMovesAndForgetWhatIsDeleted() {
    publish("cookie:c", 3);
    publish("cookie:c", 1);
    assertThat(roots.partitionOf(List.of("cookie:c"))).hasValue(1);

    roots.take(CUSTOMER_IDS.of("cookie:c"), null);
    assertThat(roots.partitionOf(List.of("cookie:c"))).isEmpty();
  }

  @Test
  void shouldNotNameAPartitionThatIsNotThere() {
    publish("cookie:c", 4);

    assertThat(roots.partitionOf(List.of("cookie:c"))).isEmpty();
  }

  @Test
  void shouldForgetWhatWasNotAskedForTheLongestTime() {
    publish("cookie:1", 1);
    publish("cookie:2", 1);
    publish("cookie:3", 1);
    assertThat(roots.partitionOf(List.of("cookie:1"))).isPresent();
    publish("cookie:4", 1);

    assertThat(roots.partitionOf(List.of("cookie:2"))).isEmpty();
    assertThat(roots.partitionOf(List.of("cookie:1"))).isPresent();
    assertThat(roots.partitionOf(List.of("cookie:4"))).isPresent();
  }

  @Test
  void shouldKnowWhatTheTopicHoldsOnceCaughtUp() {
    MockConsumer<String, Identity> kafka = topic();
    kafka.schedulePollTask(() -> add(kafka, 0, "cookie:c", identity(3)));
    kafka.updateEndOffsets(Map.of(partition(1), 1L));
    IdentitiesFollower follower = new IdentitiesFollower(TOPICS.identities, kafka, roots);

    follower.start();
    follower.awaitCaughtUp(PATIENCE);

    assertThat(roots.partitionOf(List.of("cookie:c"))).hasValue(3);
    follower.close();
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void shouldGoOnFollowing() {
    MockConsumer<String, Identity> kafka = topic();
    IdentitiesFollower follower = new IdentitiesFollower(TOPICS.identities, kafka, roots);
    follower.start();
    follower.awaitCaughtUp(PATIENCE);

    kafka.schedulePollTask(() -> add(kafka, 0, "cookie:c", identity(3)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(roots.partitionOf(List.of("cookie:c"))).hasValue(3));
    kafka.schedulePollTask(() -> add(kafka, 1, "cookie:c", null));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(roots.partitionOf(List.of("cookie:c"))).isEmpty());
    follower.close();
  }

  @Test
  void shouldNotHoldIngestUpWhenTheTopicCannotBeRead() {
    MockConsumer<String, Identity> kafka = topic();
    kafka.updateEndOffsets(Map.of(partition(1), 1L));
    kafka.setPollException(new KafkaException("not allowed"));
    IdentitiesFollower follower = new IdentitiesFollower(TOPICS.identities, kafka, roots);

    follower.start();
    follower.awaitCaughtUp(PATIENCE);

    await().atMost(PATIENCE).until(kafka::closed);
    assertThat(roots.partitionOf(List.of("cookie:c"))).isEmpty();
    follower.close();
  }

  @Test
  void shouldReadOnlyWhatIsCommittedAndJoinNoGroup() {
    assertThat(IdentitiesFollower.settings(Map.of("group.id", "g", "security.protocol", "SSL")))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("security.protocol", "SSL")
        .doesNotContainKey("group.id");
  }

  private void publish(String identifier, int partition) {
    roots.take(CUSTOMER_IDS.of(identifier), identity(partition));
  }

  private static Identity identity(int partition) {
    return Identity.newBuilder().setCustomerId("x").setPartition(partition).build();
  }

  private static void add(
      MockConsumer<String, Identity> kafka,
      long offset,
      String identifier,
      @Nullable Identity identity) {
    kafka.addRecord(
        new ConsumerRecord<>(
            TOPICS.identities.name(), 1, offset, CUSTOMER_IDS.of(identifier), identity));
  }

  private static MockConsumer<String, Identity> topic() {
    MockConsumer<String, Identity> kafka = new MockConsumer<>("earliest");
    Map<TopicPartition, Long> none =
        IntStream.range(0, 4).boxed().collect(Collectors.toMap(KnownRootsTest::partition, p -> 0L));
    kafka.updateBeginningOffsets(none);
    kafka.updateEndOffsets(none);
    return kafka;
  }

  private static TopicPartition partition(int partition) {
    return new TopicPartition(TOPICS.identities.name(), partition);
  }
}
