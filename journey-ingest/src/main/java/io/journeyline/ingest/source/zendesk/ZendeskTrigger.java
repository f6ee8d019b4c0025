package io.journeyline.ingest.source.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Translates what a trigger sends by the template of the documentation, which alone carries e-mail
 * addresses and satisfaction. A trigger's body has no id of the event.
 */
final class ZendeskTrigger {
  private static final String TEMPLATE = "journeyline";
  private static final String KNOWN = "zendesk-trigger/1";

  private ZendeskTrigger() {}

  static boolean isOne(JsonNode event) {
    return event.has(TEMPLATE);
  }

  static Outcome outcome(JsonNode event, @Nullable String accountHeader) {
    if (!KNOWN.equals(event.path(TEMPLATE).asText(""))) {
      throw new IllegalArgumentException(TEMPLATE + ": unknown template; known is " + KNOWN);
    }
    JsonNode ticket = event.path("ticket");
    JsonNode requester = event.path("requester");
    String ticketId = Webhook.required(ticket, "id");
    String type = Webhook.required(event, "event");
    @Nullable String updated = NativeForm.text(ticket.path("updated_at"));
    NativeForm form =
        new NativeForm(eventId(event, accountHeader, ticketId, updated), type)
            .channel(ZendeskEvent.channel(ticket))
            .occurredAt("ticket.updated_at", ticket.path("updated_at"))
            .identifier("email", requester.path("email"))
            .identifier("phone", requester.path("phone"))
            .identifier("user_id", requester.path("external_id"))
            .identifier(
                "support_user",
                Webhook.scoped("zendesk", accountHeader, NativeForm.text(requester.path("id"))))
            .trait("name", requester.path("name"))
            .property("ticket_id", ticketId);
    for (String name : List.of("status", "priority", "subject")) {
      form.property(name, NativeForm.text(ticket.path(name)));
    }
    satisfaction(form, event.path("satisfaction"));
    return Outcome.event(form.node(), event);
  }

  private static String eventId(
      JsonNode event, @Nullable String account, String ticketId, @Nullable String updated) {
    JsonNode satisfaction = event.path("satisfaction");
    return EventIds.of(
        account,
        NativeForm.text(event.path("event")),
        ticketId,
        updated,
        NativeForm.text(satisfaction.path("score")),
        NativeForm.text(satisfaction.path("comment")));
  }

  private static void satisfaction(NativeForm form, JsonNode satisfaction) {
    String score = satisfaction.path("score").asText("").strip().toLowerCase(Locale.ROOT);
    if (score.equals("good") || score.equals("bad")) {
      form.feedback("csat", IntNode.valueOf(score.equals("good") ? 1 : 0), 0, 1);
    } else {
      form.feedback("csat", satisfaction.path("score"), 1, 5);
    }
    form.text(NativeForm.text(satisfaction.path("comment")));
  }
}
