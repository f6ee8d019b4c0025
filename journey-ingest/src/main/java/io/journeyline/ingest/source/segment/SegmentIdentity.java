package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.NativeForm;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who a Segment event is about. */
final class SegmentIdentity {
  private static final String USER = "user_id";
  private static final String ANONYMOUS = "anonymous_id";

  private SegmentIdentity() {}

  /**
   * Adds {@code identifiers}, and of an alias {@code aliasOf}.
   *
   * @param anonymousIds those seen in the same request: Segment allows an alias to name a user's
   *     earlier id or an anonymous one, and does not say which
   */
  static void put(ObjectNode touchpoint, JsonNode event, String kind, Set<String> anonymousIds) {
    ObjectNode identifiers = touchpoint.putObject("identifiers");
    add(identifiers, USER, NativeForm.text(event.path("userId")));
    add(identifiers, ANONYMOUS, NativeForm.text(event.path("anonymousId")));
    for (String contact : new String[] {"email", "phone"}) {
      if (!"group".equals(kind)) {
        add(identifiers, contact, NativeForm.text(event.path("traits").path(contact)));
      }
      add(
          identifiers,
          contact,
          NativeForm.text(event.path("context").path("traits").path(contact)));
    }
    @Nullable String previous = NativeForm.text(event.path("previousId"));
    if ("alias".equals(kind) && previous != null) {
      String type = anonymousIds.contains(previous) ? ANONYMOUS : USER;
      add(identifiers, type, previous);
      @Nullable String user = NativeForm.text(event.path("userId"));
      if (user != null && !(type.equals(USER) && user.equals(previous))) {
        touchpoint.putArray("aliasOf").add(type + ":" + previous).add(USER + ":" + user);
      }
    }
  }

  private static void add(ObjectNode identifiers, String type, @Nullable String value) {
    if (value == null) {
      return;
    }
    ArrayNode values = identifiers.withArray(type);
    for (JsonNode known : values) {
      if (known.textValue().equals(value)) {
        return;
      }
    }
    values.add(value);
  }
}
