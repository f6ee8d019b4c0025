package io.journeyline.ingest.source.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates what people write to a page by Messenger or to an account by Instagram. */
final class Messages {
  private static final String MESSAGE = "message";
  private static final String POSTBACK = "postback";
  private static final String REACTION = "reaction";
  private static final String REFERRAL = "referral";
  private static final String MID = "mid";
  private static final String TIMESTAMP = "timestamp";

  private Messages() {}

  static List<Outcome> outcomes(MetaEntry entry, JsonNode item) {
    String sender = Webhook.required(item.path("sender"), "id");
    if (entry.isSelf(sender) || item.path(MESSAGE).path("is_echo").asBoolean()) {
      return MetaEntry.ignored("the page or account itself wrote it");
    }
    if (item.path(MESSAGE).isObject()) {
      return message(entry, item, sender);
    }
    if (item.path(POSTBACK).isObject()) {
      return List.of(entry.written(postback(entry, item, sender), item));
    }
    if (item.path(REACTION).isObject()) {
      return reaction(entry, item, sender);
    }
    if (item.path(REFERRAL).isObject()) {
      NativeForm form = form(entry, item, sender, REFERRAL, digest(entry, item, sender, REFERRAL));
      return List.of(entry.written(refer(form, item.path(REFERRAL)), item));
    }
    return MetaEntry.ignored("deliveries and the like are not taken");
  }

  private static List<Outcome> message(MetaEntry entry, JsonNode item, String sender) {
    JsonNode message = item.path(MESSAGE);
    if (message.path("is_deleted").asBoolean()) {
      return MetaEntry.ignored("a message was taken back");
    }
    NativeForm form =
        form(entry, item, sender, MESSAGE, Webhook.required(message, MID))
            .text(NativeForm.text(message.path("text")))
            .property("reply_to", message.path("reply_to").path(MID))
            .property("quick_reply", message.path("quick_reply").path("payload"));
    if (message.path("attachments").isArray()) {
      form.property("attachments", String.join(",", kinds(message.path("attachments"))));
    }
    refer(form, message.path(REFERRAL));
    return List.of(entry.written(refer(form, item.path(REFERRAL)), item));
  }

  private static List<String> kinds(JsonNode attachments) {
    return attachments.valueStream().map(one -> one.path("type").asText("other")).toList();
  }

  private static NativeForm postback(MetaEntry entry, JsonNode item, String sender) {
    JsonNode postback = item.path(POSTBACK);
    @Nullable String mid = NativeForm.text(postback.path(MID));
    NativeForm form =
        form(
                entry,
                item,
                sender,
                POSTBACK,
                mid == null ? digest(entry, item, sender, POSTBACK) : mid)
            .property("title", postback.path("title"))
            .property("payload", postback.path("payload"));
    return refer(form, postback.path(REFERRAL));
  }

  private static List<Outcome> reaction(MetaEntry entry, JsonNode item, String sender) {
    JsonNode reaction = item.path(REACTION);
    if (reaction.path("action").asText("").equals("unreact")) {
      return MetaEntry.ignored("a reaction was taken back");
    }
    NativeForm form =
        form(entry, item, sender, REACTION, digest(entry, item, sender, REACTION))
            .property("reaction_type", reaction.path(REACTION))
            .property("emoji", reaction.path("emoji"))
            .property("reply_to", reaction.path(MID));
    return List.of(entry.written(form, item));
  }

  private static NativeForm form(
      MetaEntry entry, JsonNode item, String sender, String type, String eventId) {
    boolean instagram = entry.object().equals(MetaEntry.INSTAGRAM);
    return new NativeForm(eventId, type)
        .channel(instagram ? "instagram" : "messenger")
        .occurredAt(TIMESTAMP, entry.time(item.path(TIMESTAMP)))
        .identifier(
            "social",
            Webhook.scoped(instagram ? MetaEntry.INSTAGRAM : "facebook", entry.id(), sender));
  }

  /** Meta gives these no id. */
  private static String digest(MetaEntry entry, JsonNode item, String sender, String kind) {
    return EventIds.of(
        entry.object(),
        entry.id(),
        kind,
        sender,
        NativeForm.text(item.path(TIMESTAMP)),
        EventIds.of(item.path(kind)));
  }

  /** The ad or link that brought somebody to write. */
  private static NativeForm refer(NativeForm form, JsonNode referral) {
    return form.campaign("source", NativeForm.text(referral.path("source")))
        .campaign("name", NativeForm.text(referral.path("ref")))
        .campaign("id", NativeForm.text(referral.path("ad_id")));
  }
}
