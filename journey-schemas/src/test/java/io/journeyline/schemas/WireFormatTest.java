package io.journeyline.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class WireFormatTest {
  private static final byte MAGIC = 0;
  private static final int RECORDS = 30;

  private final Topics topics = new Topics("t.", 1);
  private final WireFormat wireFormat = new WireFormat("mock://wire-format");

  private static <T> T roundTrip(Serde<T> serde, String topic, T value) {
    return serde.deserializer().deserialize(topic, serde.serializer().serialize(topic, value));
  }

  @Test
  void shouldReadBackATouchpointWithAllKindsOfValues() {
    Touchpoint touchpoint =
        TouchpointJson.parse(
            """
            {"eventId":"e","source":"web","channel":"site","type":"Viewed","occurredAt":1,
             "identifiers":{"email":"a@x"},"aliasOf":["user_id:a","user_id:b"],
             "properties":{"n":1,"d":1.5,"b":true,"s":"x"},"traits":{"gone":null},"text":"hi",
             "feedback":{"metric":"nps","score":9,"min":0,"max":10},
             "value":{"amount":"1","currency":"EUR"},"campaign":"spring","consent":{"ads":true}}
            """
                .getBytes(UTF_8));
    Touchpoint read =
        roundTrip(wireFormat.valueSerde(topics.touchpoints), topics.touchpoints.name(), touchpoint);
    assertThat(read).isEqualTo(touchpoint);
    assertThat(TouchpointJson.canonical(read)).isEqualTo(TouchpointJson.canonical(touchpoint));
    assertThat(read.getProperties().get("s")).isInstanceOf(String.class);
  }

  @Test
  void shouldBeConfluentsFormat() {
    byte[] bytes =
        wireFormat
            .valueSerde(topics.counts)
            .serializer()
            .serialize(topics.counts.name(), new CountValue(5L));
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    assertThat(buffer.get()).isEqualTo(MAGIC);
    assertThat(buffer.getInt()).isPositive();
  }

  @Test
  void shouldWriteEveryRecordAsConfluentsSerializerDoes() {
    KafkaAvroSerializer confluent = new KafkaAvroSerializer();
    confluent.configure(
        Map.of(
            "schema.registry.url", "mock://wire-format",
            "avro.remove.java.properties", "true"),
        false);
    Serializer<StageCounts> ours = wireFormat.valueSerde(topics.stages).serializer();
    for (long i = 0; i < 3; i++) {
      StageCounts counts =
          new StageCounts(i, 0L, 0L, 0L, i, 0L, i, List.of(new HistogramBucket(100L, i)));
      assertThat(ours.serialize(topics.stages.name(), counts))
          .isEqualTo(confluent.serialize(topics.stages.name(), counts));
    }
    assertThat(ours.serialize(topics.stages.name(), null)).isNull();
  }

  @Test
  void shouldWriteRecordsOfEveryTypeAsConfluentsSerializerDoes() throws IOException {
    KafkaAvroSerializer confluent = new KafkaAvroSerializer();
    confluent.configure(
        Map.of(
            "schema.registry.url", "mock://wire-format",
            "avro.remove.java.properties", "true"),
        false);
    int compared = 0;
    for (Topic<?, ?> topic : topics.all()) {
      if (SpecificRecord.class.isAssignableFrom(topic.valueType())) {
        compared += compare(confluent, topic);
      }
    }
    assertThat(compared).isGreaterThan(20 * RECORDS);
  }

  private <V> int compare(KafkaAvroSerializer confluent, Topic<?, V> topic) throws IOException {
    Serializer<V> ours = wireFormat.valueSerde(topic).serializer();
    Schema schema = SpecificData.get().getSchema(topic.valueType());
    SpecificDatumReader<V> reader = new SpecificDatumReader<>(schema);
    int compared = 0;
    for (Object random : new RandomData(schema, RECORDS, 7)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<Object>(schema).write(random, encoder);
      encoder.flush();
      V record = reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
      assertThat(ours.serialize(topic.name(), record))
          .as(topic.name())
          .isEqualTo(confluent.serialize(topic.name(), record));
      compared++;
    }
    return compared;
  }

  @Test
  void shouldReadBackRecordKeysTextAndBytes() {
    CountKey key = new CountKey();
    key.getSchema()
        .getFields()
        .forEach(
            field -> {
              switch (field.schema().getType()) {
                case STRING -> key.put(field.pos(), "v" + field.pos());
                case INT -> key.put(field.pos(), field.pos());
                default -> key.put(field.pos(), (long) field.pos());
              }
            });
    assertThat(roundTrip(wireFormat.keySerde(topics.counts), topics.counts.name(), key))
        .isEqualTo(key);
    assertThat(roundTrip(wireFormat.keySerde(topics.journeys), "t", "a:\u20ac"))
        .isEqualTo("a:\u20ac");
    byte[] bytes = {1, 2, 3};
    assertThat(roundTrip(wireFormat.valueSerde(topics.forwards), "t", bytes)).isEqualTo(bytes);
  }

  @Test
  void shouldTakeFurtherSettings() {
    WireFormat strict = new WireFormat("mock://strict", Map.of("auto.register.schemas", "false"));
    Serde<CountValue> serde = strict.valueSerde(topics.counts);
    assertThatThrownBy(() -> serde.serializer().serialize(topics.counts.name(), new CountValue(5L)))
        .isInstanceOf(SerializationException.class);
  }
}
