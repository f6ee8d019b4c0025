package io.journeyline.ingest.source.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates an event of a ticket. */
final class ZendeskEvent {
  private static final String PREFIX = "zen:event-type:";

  /** Channels of tickets as Zendesk names them; others keep their name in lower case. */
  private static final Map<String, String> CHANNELS =
      Map.of(
          "mail", "email",
          "web_service", "web",
          "native_messaging", "chat",
          "messaging", "chat",
          "voice", "phone",
          "api", "support");

  private ZendeskEvent() {}

  static Outcome outcome(JsonNode event) {
    String type = Webhook.required(event, "type");
    type = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    if (!type.startsWith("ticket.") && !type.startsWith("messaging_ticket.")) {
      return Outcome.ignored("only events of tickets are taken");
    }
    JsonNode detail = event.path("detail");
    JsonNode change = event.path("event");
    if (isPrivate(change) || isSystem(detail, change)) {
      return Outcome.ignored("private, or done by the system");
    }
    NativeForm form =
        new NativeForm(Webhook.required(event, "id"), type)
            .channel(channel(detail))
            .occurredAt("time", event.path("time"))
            .identifier("support_user", requester(event))
            .text(text(type, detail, change));
    properties(form, detail, change);
    return Outcome.event(form.node(), event);
  }

  private static boolean isPrivate(JsonNode change) {
    JsonNode comment = change.path("comment");
    return comment.has("is_public") && !comment.path("is_public").asBoolean(true);
  }

  private static boolean isSystem(JsonNode detail, JsonNode change) {
    for (JsonNode actor :
        List.of(
            change.path("actor").path("type"),
            change.path("actor").path("id"),
            change.path("comment").path("author").path("id"),
            detail.path("actor_id"))) {
      String name = actor.asText("").toLowerCase(Locale.ROOT);
      if (name.equals("system") || name.equals("-1") || name.startsWith("zd:")) {
        return true;
      }
    }
    return false;
  }

  static String channel(JsonNode detail) {
    JsonNode via = detail.path("via");
    String name = (via.isTextual() ? via : via.path("channel")).asText("");
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.isEmpty() ? "support" : CHANNELS.getOrDefault(lower, lower);
  }

  /** Who asked for help; of messages, of which little else is told, who wrote. */
  private static @Nullable String requester(JsonNode event) {
    @Nullable String id = NativeForm.text(event.path("detail").path("requester_id"));
    JsonNode actor = event.path("event").path("actor");
    if (id == null && actor.path("type").asText("").equalsIgnoreCase("end_user")) {
      id = NativeForm.text(actor.path("id"));
    }
    return Webhook.scoped("zendesk", NativeForm.text(event.path("account_id")), id);
  }

  /** What the customer wrote, not what an agent did. */
  private static @Nullable String text(String type, JsonNode detail, JsonNode change) {
    JsonNode comment = change.path("comment");
    if (comment.isObject()) {
      return isStaff(comment) ? null : NativeForm.text(comment.path("body"));
    }
    JsonNode message = change.path("message");
    if (message.isObject()) {
      boolean customer = change.path("actor").path("type").asText("").equalsIgnoreCase("end_user");
      return customer ? NativeForm.text(message.path("body")) : null;
    }
    return type.equals("ticket.created") ? NativeForm.text(detail.path("description")) : null;
  }

  private static boolean isStaff(JsonNode comment) {
    return comment.path("author").path("is_staff").asBoolean();
  }

  private static void properties(NativeForm form, JsonNode detail, JsonNode change) {
    form.property("ticket_id", NativeForm.text(detail.path("id")));
    for (String name : List.of("status", "priority", "type", "subject")) {
      @Nullable String value = NativeForm.text(detail.path(name));
      form.property(
          name, value == null || name.equals("subject") ? value : value.toLowerCase(Locale.ROOT));
    }
    form.property("tags", detail.path("tags"));
    if (change.path("comment").isObject()) {
      form.property("by_staff", BooleanNode.valueOf(isStaff(change.path("comment"))));
    }
    form.property("previous", NativeForm.text(change.path("previous")))
        .property("current", NativeForm.text(change.path("current")));
  }
}
