package io.journeyline.ingest.source.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates what people write to a number of WhatsApp. */
final class WhatsAppChange {
  private static final Set<String> NOT_WRITTEN = Set.of("system", "ephemeral");

  private WhatsAppChange() {}

  static List<Outcome> outcomes(MetaEntry entry, JsonNode change) {
    JsonNode value = change.path("value");
    if (!change.path("field").asText("").equals("messages")) {
      return MetaEntry.ignored("changes of this field are not taken");
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode message : value.path("messages")) {
      outcomes.addAll(entry.guarded(change, () -> outcome(entry, change, message)));
    }
    return outcomes.isEmpty()
        ? MetaEntry.ignored("what becomes of messages sent is not taken")
        : outcomes;
  }

  private static Outcome outcome(MetaEntry entry, JsonNode change, JsonNode message) {
    String kind = message.path("type").asText("");
    if (NOT_WRITTEN.contains(kind)) {
      return Outcome.ignored("nobody wrote it");
    }
    @Nullable String phone = NativeForm.text(message.path("from"));
    @Nullable String user = NativeForm.text(message.path("from_user_id"));
    boolean reaction = kind.equals("reaction");
    NativeForm form =
        new NativeForm(Webhook.required(message, "id"), reaction ? "reaction" : "message")
            .channel("whatsapp")
            .occurredAt("timestamp", entry.time(message.path("timestamp")))
            .identifier("phone", international(phone))
            .identifier("social", Webhook.scoped("whatsapp", user))
            .text(text(message, kind))
            .trait("name", name(change.path("value"), phone, user))
            .property("message_type", kind)
            .property("emoji", message.path("reaction").path("emoji"))
            .property(
                "reply_to",
                reaction
                    ? message.path("reaction").path("message_id")
                    : message.path("context").path("id"))
            .property(
                "phone_number_id", change.path("value").path("metadata").path("phone_number_id"));
    JsonNode referral = message.path("referral");
    form.campaign("id", NativeForm.text(referral.path("source_id")))
        .campaign("source", NativeForm.text(referral.path("source_type")))
        .campaign("name", NativeForm.text(referral.path("headline")));
    return entry.changed(form, change);
  }

  /** WhatsApp leaves the plus sign out. */
  private static @Nullable String international(@Nullable String phone) {
    return phone != null && phone.matches("[1-9]\\d{5,14}") ? "+" + phone : phone;
  }

  private static @Nullable String text(JsonNode message, String kind) {
    JsonNode content = message.path(kind);
    JsonNode text =
        switch (kind) {
          case "text" -> content.path("body");
          case "button" -> content.path("text");
          case "interactive" ->
              content.has("list_reply")
                  ? content.path("list_reply").path("title")
                  : content.path("button_reply").path("title");
          default -> content.path("caption");
        };
    return text.isTextual() ? text.textValue() : null;
  }

  private static JsonNode name(JsonNode value, @Nullable String phone, @Nullable String user) {
    for (JsonNode contact : value.path("contacts")) {
      boolean same =
          (phone != null && phone.equals(contact.path("wa_id").asText("")))
              || (user != null && user.equals(contact.path("user_id").asText("")));
      if (same) {
        return contact.path("profile").path("name");
      }
    }
    return value.path("none");
  }
}
