package io.journeyline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.Normaliser;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.admission.Withheld;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Suppression;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
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

class SuppressionListTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Topics TOPICS = new Topics("t.", 2);
  private static final CustomerIds IDS = new CustomerIds("k".getBytes(StandardCharsets.UTF_8));
  private static final CustomerIds OTHER = new CustomerIds("x".getBytes(StandardCharsets.UTF_8));
  private static final Normaliser NORMALISER =
      new Normaliser(
          new IdentityRules(
              List.of("user_id", "email"),
              "user_id",
              List.of("null"),
              List.of(),
              20,
              Map.of(),
              null,
              List.of()));

  private final SuppressionList list = new SuppressionList(NORMALISER, IDS);

  private static Suppression by(CustomerIds ids) {
    return new Suppression(1L, SuppressionList.keyCheck(ids));
  }

  private static Touchpoint touchpoint(Identifier... identifiers) {
    return Touchpoint.newBuilder()
        .setEventId("e")
        .setSource("s")
        .setChannel("web")
        .setType("t")
        .setOccurredAt(1)
        .setReceivedAt(1)
        .setIdentifiers(List.of(identifiers))
        .build();
  }

  private static Identifier email(String value) {
    return new Identifier("email", value);
  }

  @Test
  void shouldWithholdWhoeverIsSuppressedHoweverTheyAreWritten() {
    list.setWhole();
    list.take(IDS.of("email:ada@example.com"), by(IDS));

    assertThat(list.objection(touchpoint(email(" Ada@Example.com "))))
        .contains(Withheld.SUPPRESSED);
    assertThat(list.objection(touchpoint(new Identifier("user_id", "u"), email("b@example.com"))))
        .isEmpty();
    Touchpoint alias = touchpoint(new Identifier("user_id", "u"));
    alias.setAliasOf(List.of("user_id:u", "email:ada@example.com"));
    assertThat(list.objection(alias)).contains(Withheld.SUPPRESSED);

    list.take(IDS.of("email:ada@example.com"), null);
    assertThat(list.objection(touchpoint(email("ada@example.com")))).isEmpty();
  }

  @Test
  void shouldDecideNothingBeforeTheListIsWhole() {
    assertThatThrownBy(() -> list.objection(touchpoint(email("b@example.com"))))
        .isInstanceOf(UndecidedException.class)
        .hasMessageContaining("has not been read yet");
  }

  @Test
  void shouldDecideNothingByAnotherKeyThanTheListsOwn() {
    list.setWhole();
    list.take(OTHER.of("email:ada@example.com"), by(OTHER));
    assertThatThrownBy(() -> list.objection(touchpoint(email("b@example.com"))))
        .isInstanceOf(UndecidedException.class)
        .hasMessageContaining("--key")
        .hasMessageNotContaining("ada");

    SuppressionList without = new SuppressionList(NORMALISER, null);
    without.setWhole();
    assertThat(without.objection(touchpoint(email("b@example.com")))).isEmpty();
    without.take(IDS.of("email:ada@example.com"), by(IDS));
    assertThatThrownBy(() -> without.objection(touchpoint(email("b@example.com"))))
        .isInstanceOf(UndecidedException.class)
        .hasMessageContaining("--key");
  }

  @Test
  void shouldBeWholeOnceTheTopicWasReadAndGoOnFollowingThroughFailures() {
    MockConsumer<String, Suppression> kafka = topic();
    kafka.updateEndOffsets(Map.of(partition(1), 1L));
    kafka.schedulePollTask(() -> add(kafka, 0, "email:ada@example.com", by(IDS)));
    SuppressionFollower follower = new SuppressionFollower(TOPICS.suppressed, kafka, list);
    follower.start();
    follower.awaitCaughtUp(PATIENCE);
    assertThat(list.objection(touchpoint(email("ada@example.com")))).contains(Withheld.SUPPRESSED);

    kafka.schedulePollTask(() -> kafka.setPollException(new KafkaException("down")));
    kafka.schedulePollTask(() -> add(kafka, 1, "email:ada@example.com", null));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(list.objection(touchpoint(email("ada@example.com")))).isEmpty());
    follower.close();
    assertThat(kafka.closed()).isTrue();
  }

  private static void add(
      MockConsumer<String, Suppression> kafka,
      long offset,
      String identifier,
      @Nullable Suppression suppression) {
    kafka.addRecord(
        new ConsumerRecord<>(TOPICS.suppressed.name(), 1, offset, IDS.of(identifier), suppression));
  }

  private static MockConsumer<String, Suppression> topic() {
    MockConsumer<String, Suppression> kafka = new MockConsumer<>("earliest");
    Map<TopicPartition, Long> none =
        IntStream.range(0, 2)
            .boxed()
            .collect(Collectors.toMap(SuppressionListTest::partition, p -> 0L));
    kafka.updateBeginningOffsets(none);
    kafka.updateEndOffsets(none);
    return kafka;
  }

  private static TopicPartition partition(int partition) {
    return new TopicPartition(TOPICS.suppressed.name(), partition);
  }
}
