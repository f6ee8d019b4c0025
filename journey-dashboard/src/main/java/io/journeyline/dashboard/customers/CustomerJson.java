package io.journeyline.dashboard.customers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How instances of the stream processor tell the dashboard of a customer. */
public final class CustomerJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private CustomerJson() {}

  /**
   * A question: by identifier or by id, the other is empty.
   *
   * @param identifier {@code type:value}
   * @param from the identifier from which another instance said to go on; empty: the beginning
   */
  public record Question(String identifier, String from, String id) {
    public Question {
      identifier = Objects.requireNonNullElse(identifier, "");
      from = Objects.requireNonNullElse(from, "");
      id = Objects.requireNonNullElse(id, "");
    }

    static Question ofIdentifier(String identifier) {
      return new Question(identifier, "", "");
    }

    static Question ofId(String id) {
      return new Question("", "", id);
    }

    Question from(String other) {
      return new Question(identifier, other, id);
    }
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IOException when it is none; it says nothing of what is there instead
   */
  public static Question question(byte[] json) throws IOException {
    return read(json, Question.class);
  }

  /** What a parser says is not told: it may quote personal data. */
  static <T> T read(byte[] json, Class<T> type) throws IOException {
    @Nullable T read;
    try {
      read = MAPPER.readValue(json, type);
    } catch (IOException e) {
      read = null;
    }
    if (read == null) {
      throw new IOException("what was sent is no " + type.getSimpleName());
    }
    return read;
  }
}
