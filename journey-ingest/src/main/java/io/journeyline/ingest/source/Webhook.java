package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A source with one route to which a sender posts JSON, proving with each post who it is. */
public final class Webhook implements Source {
  private final Route route;
  private final String id;
  private final Verification verification;
  private final Reader reader;

  /** Proof that a request comes from its sender. */
  @FunctionalInterface
  public interface Verification {
    /**
     * Returns where the request carries a proof.
     *
     * @throws RefusedException with status 401 where it does not
     */
    void check(WebRequest request) throws RefusedException;
  }

  /** Takes a request apart that is known to come from its sender. */
  @FunctionalInterface
  public interface Reader {
    List<Outcome> read(WebRequest request) throws RefusedException;
  }

  /**
   * @param route where it takes requests
   * @param id of the source, under which rates are limited
   */
  public Webhook(Route route, String id, Verification verification, Reader reader) {
    this.route = route;
    this.id = id;
    this.verification = verification;
    this.reader = reader;
  }

  public static Webhook at(
      SourceSettings settings, String summary, Verification verification, Reader reader) {
    return new Webhook(Route.post(settings.path(), summary), settings.id(), verification, reader);
  }

  @Override
  public List<Route> routes() {
    return List.of(route);
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    verification.check(request);
    return id;
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    return Translation.of(reader.read(request));
  }

  /**
   * The outcomes of every event of a list, or of the one event that is no list.
   *
   * @param translation throws IllegalArgumentException for what is rejected, naming the field
   */
  public static List<Outcome> each(JsonNode events, Function<JsonNode, Outcome> translation) {
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode event : events.isArray() ? events : List.of(events)) {
      outcomes.addAll(all(event, one -> List.of(translation.apply(one))));
    }
    return outcomes;
  }

  /** The outcomes of an event of which several touchpoints may be made. */
  public static List<Outcome> all(JsonNode event, Function<JsonNode, List<Outcome>> translation) {
    try {
      return translation.apply(event);
    } catch (IllegalArgumentException e) {
      return List.of(Outcome.unreadable(Objects.toString(e.getMessage(), "not an event"), event));
    }
  }

  /**
   * A field that an event cannot go without.
   *
   * @throws IllegalArgumentException naming it where it is missing, blank or no plain value
   */
  public static String required(JsonNode event, String field) {
    @Nullable String text = NativeForm.text(event.path(field));
    if (text == null) {
      throw new IllegalArgumentException(field + ": missing; it must be text or a number");
    }
    return text;
  }

  /** An id that is unique within a system or account: parts divided by colons; null with a gap. */
  public static @Nullable String scoped(@Nullable String... parts) {
    for (@Nullable String part : parts) {
      if (part == null || part.isBlank()) {
        return null;
      }
    }
    return String.join(":", parts);
  }

  /** Where text is a whole number, that number: for times that are sent as text. */
  public static JsonNode number(JsonNode node) {
    return node.isTextual() && node.textValue().matches("\\d{1,18}")
        ? Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(node.textValue()))
        : node;
  }
}
