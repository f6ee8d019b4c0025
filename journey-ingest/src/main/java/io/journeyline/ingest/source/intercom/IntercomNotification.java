package io.journeyline.ingest.source.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.HtmlText;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates one notification, of the forms before and since version 2 of Intercom's API. */
final class IntercomNotification {
  private static final Set<String> TAKEN =
      Set.of(
          "conversation.user.created",
          "conversation.user.replied",
          "conversation.admin.replied",
          "conversation.admin.closed",
          "conversation.rating.added",
          "conversation.rating.remarked",
          "ticket.created",
          "ticket.contact.replied",
          "ticket.closed",
          "event.created");

  private static final List<String> PEOPLE = List.of("contact.", "user.", "visitor.");
  private static final Set<String> CUSTOMERS = Set.of("user", "lead", "contact", "visitor");
  private static final String LEAD = "lead";
  private static final String RATING = "conversation_rating";
  private static final String CONTACT = "contact";

  private IntercomNotification() {}

  static Outcome outcome(JsonNode notification) {
    String topic = Webhook.required(notification, "topic");
    boolean person = PEOPLE.stream().anyMatch(topic::startsWith);
    if ((!person && !TAKEN.contains(topic)) || topic.endsWith(".deleted")) {
      return Outcome.ignored("this topic is not taken");
    }
    JsonNode item = notification.path("data").path("item");
    @Nullable String app = NativeForm.text(notification.path("app_id"));
    NativeForm form =
        new NativeForm(Webhook.required(notification, "id"), topic)
            .channel("chat")
            .occurredAt("created_at", notification.path("created_at"))
            .property(person ? "contact_id" : "conversation_id", item.path("id"));
    for (JsonNode contact : person ? List.of(item) : contacts(item)) {
      identify(form, contact, app);
    }
    if (topic.startsWith("conversation.rating.")) {
      JsonNode rating = item.path(RATING);
      form.feedback("csat", rating.path("rating"), 1, 5)
          .text(NativeForm.text(rating.path("remark")));
    } else {
      form.text(HtmlText.of(written(item)));
    }
    return Outcome.event(form.node(), notification);
  }

  private static List<JsonNode> contacts(JsonNode item) {
    List<JsonNode> contacts = new ArrayList<>();
    contacts.add(item.path("user"));
    contacts.add(item.path(CONTACT));
    contacts.add(item.path(RATING).path(CONTACT));
    item.path("contacts").path("contacts").forEach(contacts::add);
    if (CUSTOMERS.contains(item.path("source").path("author").path("type").asText(""))) {
      contacts.add(item.path("source").path("author"));
    }
    return contacts;
  }

  /** Ids of leads look like those of users, and change when a lead becomes one. */
  private static void identify(NativeForm form, JsonNode contact, @Nullable String app) {
    form.identifier(
            "support_user", Webhook.scoped("intercom", app, NativeForm.text(contact.path("id"))))
        .identifier("email", contact.path("email"))
        .identifier("phone", contact.path("phone"))
        .trait("name", contact.path("name"));
    boolean lead =
        contact.path("type").asText("").equals(LEAD)
            || contact.path("role").asText("").equals(LEAD);
    if (!lead) {
      form.identifier("user_id", contact.path("user_id"))
          .identifier("user_id", contact.path("external_id"));
    }
  }

  /** The last that the customer wrote: an answer, or what began the conversation. */
  private static @Nullable String written(JsonNode item) {
    JsonNode parts = item.path("conversation_parts").path("conversation_parts");
    if (!parts.isArray()) {
      parts = item.path("ticket_parts").path("ticket_parts");
    }
    JsonNode last =
        parts.isEmpty() ? item.path("conversation_message") : parts.path(parts.size() - 1);
    JsonNode begin = last.isMissingNode() ? item.path("source") : last;
    boolean customer = CUSTOMERS.contains(begin.path("author").path("type").asText(""));
    return customer ? NativeForm.text(begin.path("body")) : null;
  }
}
