package io.journeyline.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's serializer for records of one type, which all have one schema: it is asked for a
 * topic's schema id once, not for each record, and records write themselves by their generated
 * code, without looking at the schema. The bytes are the same.
 */
final class RecordSerializer<T> implements Serializer<T> {
  /** The magic byte and the schema's id. */
  private static final int PREFIX = 5;

  private static final int USUAL_SIZE = 256;

  private static final EncoderFactory ENCODERS =
      new EncoderFactory().configureBufferSize(USUAL_SIZE);

  private final Serializer<Object> confluent;
  private final DatumWriter<T> writer;
  private final Map<String, byte[]> prefixes = new ConcurrentHashMap<>();

  RecordSerializer(Serializer<Object> confluent, Class<T> type) {
    this.confluent = confluent;
    SpecificData generated = new SpecificData(type.getClassLoader());
    generated.setCustomCoders(true);
    writer = new SpecificDatumWriter<>(generated.getSchema(type), generated);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    byte[] prefix = prefixes.get(topic);
    if (prefix == null) {
      byte[] first = confluent.serialize(topic, value);
      prefixes.put(topic, Arrays.copyOf(first, PREFIX));
      return first;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
    out.write(prefix, 0, PREFIX);
    BinaryEncoder encoder = ENCODERS.binaryEncoder(out, null);
    try {
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("A record for " + topic + " does not fit its schema", e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    confluent.close();
  }
}
