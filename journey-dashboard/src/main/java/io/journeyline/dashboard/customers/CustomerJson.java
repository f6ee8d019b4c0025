package io.journeyline.dashboard.customers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.journeyline.schemas.CustomerRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How instances of the stream processor tell the dashboard of a customer. */
public final class CustomerJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private CustomerJson() {}

  /**
   * A question: by identifier or by id, the other is empty.
   *
   * @param identifier {@code type:value}
   */
  public record Question(String identifier, String id) {}

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IOException when it is none
   */
  public static CustomerRecord customer(byte[] json) throws IOException {
    return MAPPER.readValue(json, CustomerRecord.class);
  }

  /**
   * @throws IOException when it is none
   */
  public static Question question(byte[] json) throws IOException {
    return MAPPER.readValue(json, Question.class);
  }
}
