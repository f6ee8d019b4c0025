package io.journeyline.ingest.source.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Translates what happened at an Instagram account: comments and mentions. */
final class InstagramChange {
  private InstagramChange() {}

  static List<Outcome> outcomes(MetaEntry entry, JsonNode change) {
    JsonNode value = change.path("value");
    return switch (change.path("field").asText("")) {
      case "comments", "live_comments" -> List.of(comment(entry, change, value));
      case "mentions" -> List.of(mention(entry, change, value));
      default -> MetaEntry.ignored("changes of this field are not taken");
    };
  }

  private static Outcome comment(MetaEntry entry, JsonNode change, JsonNode value) {
    String id = Webhook.required(value, "id");
    @Nullable String author = NativeForm.text(value.path("from").path("id"));
    if (entry.isSelf(author)) {
      return Outcome.ignored("the account itself did it");
    }
    @Nullable String name = NativeForm.text(value.path("from").path("username"));
    NativeForm form =
        new NativeForm(
                EventIds.of(MetaEntry.INSTAGRAM, entry.id(), field(change), id),
                field(change).startsWith("live") ? "live_comment" : "comment")
            .channel(MetaEntry.INSTAGRAM)
            .occurredAt("time", entry.time(value.path("created_time")))
            .identifier("social", Webhook.scoped(MetaEntry.INSTAGRAM, entry.id(), author))
            .identifier(
                "social",
                name == null
                    ? null
                    : Webhook.scoped(MetaEntry.INSTAGRAM, name.toLowerCase(Locale.ROOT)))
            .text(NativeForm.text(value.path("text")))
            .property("comment_id", id)
            .property("parent_id", value.path("parent_id"))
            .property("media_id", value.path("media").path("id"))
            .property("media_product_type", value.path("media").path("media_product_type"));
    return entry.changed(form, change);
  }

  /** Ids only: who it was, Meta does not say. */
  private static Outcome mention(MetaEntry entry, JsonNode change, JsonNode value) {
    @Nullable String media = NativeForm.text(value.path("media_id"));
    @Nullable String comment = NativeForm.text(value.path("comment_id"));
    NativeForm form =
        new NativeForm(
                EventIds.of(MetaEntry.INSTAGRAM, entry.id(), field(change), media, comment),
                "mention")
            .channel(MetaEntry.INSTAGRAM)
            .occurredAt("time", entry.time(value.path("created_time")))
            .property("media_id", media)
            .property("comment_id", comment);
    return entry.changed(form, change);
  }

  private static String field(JsonNode change) {
    return change.path("field").asText("");
  }
}
