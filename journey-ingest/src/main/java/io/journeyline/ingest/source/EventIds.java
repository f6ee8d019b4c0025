package io.journeyline.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.journeyline.ingest.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Event ids for senders that give none: the same for the same event, however often it comes. */
public final class EventIds {
  private static final ObjectMapper SORTED =
      Json.MAPPER.copy().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private EventIds() {}

  /** SHA-256 over fields that identify an event, told apart by length; null is a value too. */
  public static String of(@Nullable String... fields) {
    StringBuilder text = new StringBuilder();
    for (@Nullable String field : fields) {
      text.append(field == null ? "-" : field.length() + ":" + field);
    }
    return sha256(Signatures.utf8(text.toString()));
  }

  /** SHA-256 over JSON, whatever the order of its names. */
  public static String of(JsonNode content) {
    try {
      Object sorted = SORTED.treeToValue(content, Object.class);
      return sha256(SORTED.writeValueAsBytes(sorted));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an event: " + e.getOriginalMessage(), e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
