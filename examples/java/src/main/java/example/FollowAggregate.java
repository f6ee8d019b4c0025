package example;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Follows an aggregate's topic from its start and shows its present cells as a table. */
public final class FollowAggregate {
  private static final Duration AT_MOST = Duration.ofSeconds(1);
  private static final String CLEAR_SCREEN = "\033[H\033[2J";

  /** Record by key, sorted by the key's fields in their order. */
  private final TreeMap<GenericData.Record, GenericRecord> cells = new TreeMap<>();

  private final Predicate<GenericRecord> shown;

  private FollowAggregate(Predicate<GenericRecord> shown) {
    this.shown = shown;
  }

  /** Bootstrap servers, the registry's address, the topic, and which cells to show. */
  public static void main(String[] args) {
    if (args.length < 3) {
      System.err.println(
          "usage: FollowAggregate BOOTSTRAP_SERVERS REGISTRY_URL TOPIC FIELD=VALUE...");
      System.exit(2);
    }
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            args[0],
            "schema.registry.url",
            args[1],
            // The pipeline writes in transactions; what was aborted is not to be counted.
            "isolation.level",
            "read_committed",
            "key.deserializer",
            KafkaAvroDeserializer.class,
            "value.deserializer",
            KafkaAvroDeserializer.class);
    List<String> wanted = Arrays.asList(args).subList(3, args.length);
    try (var consumer = new KafkaConsumer<GenericData.Record, GenericRecord>(settings)) {
      new FollowAggregate(key -> wanted.stream().allMatch(field -> has(key, field)))
          .follow(consumer, args[2]);
    }
  }

  private static boolean has(GenericRecord key, String fieldAndValue) {
    String[] parts = fieldAndValue.split("=", 2);
    return String.valueOf(key.get(parts[0])).equals(parts[parts.length - 1]);
  }

  /** Reads all partitions without a consumer group: every start is from the beginning. */
  private void follow(KafkaConsumer<GenericData.Record, GenericRecord> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    boolean changed = true;
    while (true) {
      for (ConsumerRecord<GenericData.Record, GenericRecord> record : consumer.poll(AT_MOST)) {
        apply(record);
        changed = true;
      }
      // Half of the topic would show cells that have long been deleted.
      if (changed
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        show(topic);
        changed = false;
      }
    }
  }

  private void apply(ConsumerRecord<GenericData.Record, GenericRecord> record) {
    if (record.value() == null) {
      cells.remove(record.key());
    } else if (shown.test(record.key())) {
      cells.put(record.key(), record.value());
    }
  }

  private void show(String topic) {
    List<List<String>> rows = new ArrayList<>();
    cells.forEach(
        (key, value) -> {
          if (rows.isEmpty()) {
            rows.add(row(key, value, (_, field) -> field.name()));
          }
          rows.add(row(key, value, (record, field) -> String.valueOf(record.get(field.pos()))));
        });
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      System.out.print(CLEAR_SCREEN);
    }
    System.out.printf("%s: %d cells%n%s%n", topic, cells.size(), aligned(rows));
  }

  private static List<String> row(
      GenericRecord key,
      GenericRecord value,
      BiFunction<GenericRecord, Schema.Field, String> column) {
    List<String> row = new ArrayList<>();
    for (GenericRecord record : List.of(key, value)) {
      for (Schema.Field field : record.getSchema().getFields()) {
        if (!isHistogram(field.schema())) {
          row.add(column.apply(record, field));
        }
      }
    }
    return row;
  }

  /** Too wide for a table: times are lists of buckets, or lists of such lists. */
  private static boolean isHistogram(Schema schema) {
    return schema.getType() == Schema.Type.ARRAY
        && schema.getElementType().getType() != Schema.Type.LONG;
  }

  private static String aligned(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(row.get(i)).repeat(' ', width + 2 - row.get(i).length());
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
