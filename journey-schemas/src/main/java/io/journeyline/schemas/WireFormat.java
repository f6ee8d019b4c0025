package io.journeyline.schemas;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes of the catalogue's topics: Confluent's wire format for records, UTF-8 for text, bytes as
 * they are.
 */
public final class WireFormat {
  private final Map<String, Object> config;

  /**
   * @param registryUrl base URL of a Confluent-compatible schema registry
   * @param overrides more settings of Confluent's serializers, such as basic authentication
   */
  public WireFormat(String registryUrl, Map<String, ?> overrides) {
    TrustedRecords.trust();
    config = new HashMap<>();
    config.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
    config.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
    config.putAll(overrides);
    config.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl);
  }

  public WireFormat(String registryUrl) {
    this(registryUrl, Map.of());
  }

  public <K> Serde<K> keySerde(Topic<K, ?> topic) {
    return serde(topic.keyType(), true);
  }

  public <V> Serde<V> valueSerde(Topic<?, V> topic) {
    return serde(topic.valueType(), false);
  }

  @SuppressWarnings("unchecked")
  private <T> Serde<T> serde(Class<T> type, boolean isKey) {
    if (type == String.class) {
      return (Serde<T>) Serdes.String();
    }
    if (type == byte[].class) {
      return (Serde<T>) Serdes.ByteArray();
    }
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    serializer.configure(config, isKey);
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    deserializer.configure(config, isKey);
    return Serdes.serdeFrom(
        new RecordSerializer<>(serializer, type), (Deserializer<T>) (Deserializer<?>) deserializer);
  }
}
