package example;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes one touchpoint to the topic, in the schema that the registry has for it. */
public final class SendTouchpoint {
  private SendTouchpoint() {}

  /** Bootstrap servers, the registry's address, the topic, and what makes the touchpoint. */
  public static void main(String[] args) throws Exception {
    if (args.length != 7) {
      System.err.println(
          "usage: SendTouchpoint BOOTSTRAP_SERVERS REGISTRY_URL TOPIC EVENT_ID USER_ID TYPE TIME");
      System.exit(2);
    }
    String topic = args[2];
    Schema schema;
    try (var registry = new CachedSchemaRegistryClient(args[1], 10)) {
      schema =
          new Schema.Parser().parse(registry.getLatestSchemaMetadata(topic + "-value").getSchema());
    }
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            args[0],
            "schema.registry.url",
            args[1],
            "auto.register.schemas",
            false,
            "use.latest.version",
            true,
            "key.serializer",
            StringSerializer.class,
            "value.serializer",
            KafkaAvroSerializer.class);
    long occurredAt = Instant.parse(args[6]).toEpochMilli();
    GenericRecord user =
        new GenericRecordBuilder(schema.getField("identifiers").schema().getElementType())
            .set("type", "user_id")
            .set("value", args[4])
            .build();
    GenericRecord touchpoint =
        new GenericRecordBuilder(schema) // what is not set here has its default
            .set("eventId", args[3])
            .set("source", "till")
            .set("channel", "till")
            .set("type", args[5])
            .set("occurredAt", occurredAt)
            .set("receivedAt", occurredAt)
            .set("identifiers", List.of(user))
            .set("properties", Map.of("till", 7L))
            .build();
    try (var producer = new KafkaProducer<String, GenericRecord>(settings)) {
      var written =
          producer.send(new ProducerRecord<>(topic, "user_id:" + args[4], touchpoint)).get();
      System.out.println("Written to " + written);
    }
  }
}
