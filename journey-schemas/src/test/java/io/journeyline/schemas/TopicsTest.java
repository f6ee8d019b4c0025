package io.journeyline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Topic.Cleanup;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private final Topics topics = new Topics("acme.", 3);

  @Test
  void shouldHaveNoTwoNamesAlikeAndAllWithThePrefix() {
    List<String> names = topics.all().stream().map(topic -> topic.name()).toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("acme."));
    assertThat(new Topics(Topics.DEFAULT_PREFIX, 1).touchpoints.name())
        .isEqualTo("journey.touchpoints");
  }

  @Test
  void shouldListEveryTopicThatItHas() {
    long fields =
        Arrays.stream(Topics.class.getFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .count();
    assertThat(topics.all()).hasSize(Math.toIntExact(fields));
  }

  @Test
  void shouldHaveThePartitionsOfThePipelineExceptForProgressVerdictsAndAlerts() {
    assertThat(topics.all())
        .allSatisfy(
            topic -> assertThat(topic.partitions()).isEqualTo(hasOnePartition(topic) ? 1 : 3));
  }

  private static boolean hasOnePartition(Topic<?, ?> topic) {
    return List.of("acme.progress", "acme.verdicts").contains(topic.name())
        || topic.name().startsWith("acme.alert");
  }

  @Test
  void shouldNameEachPartitionOfATopic() {
    assertThat(topics.touchpoints.allPartitions())
        .extracting(TopicPartition::toString)
        .containsExactly("acme.touchpoints-0", "acme.touchpoints-1", "acme.touchpoints-2");
  }

  @Test
  void shouldMarkTopicsWithPersonalDataAsRestricted() {
    assertThat(topics.all().stream().filter(topic -> topic.restricted()).map(topic -> topic.name()))
        .containsExactlyInAnyOrder("acme.touchpoints", "acme.rejected", "acme.forwards");
  }

  @Test
  void shouldWriteRecordsToPublicTopicsAndCompactAggregates() {
    assertThat(topics.all())
        .filteredOn(topic -> topic.isPublic())
        .allSatisfy(topic -> assertThat(topic.valueType()).isAssignableTo(SpecificRecord.class));
    assertThat(topics.all())
        .filteredOn(topic -> SpecificRecord.class.isAssignableFrom(topic.keyType()))
        .allSatisfy(topic -> assertThat(topic.cleanup()).isEqualTo(Cleanup.COMPACT));
  }
}
