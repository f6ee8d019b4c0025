package io.journeyline.ingest.source.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates what happened at a Facebook page: posts, comments, reactions, ratings, mentions. */
final class PageChange {
  private static final Set<String> ITEMS =
      Set.of("comment", "post", "status", "photo", "video", "share", "reaction", "like", "rating");
  private static final Set<String> ADDED = Set.of("add");
  private static final Set<String> EDITED = Set.of("edit", "edited");
  private static final String RATING = "rating";
  private static final String MENTION = "mention";
  private static final String MESSAGE = "message";
  private static final String CREATED = "created_time";

  private PageChange() {}

  static List<Outcome> outcomes(MetaEntry entry, JsonNode change) {
    JsonNode value = change.path("value");
    return switch (change.path("field").asText("")) {
      case "feed", "ratings", MENTION -> List.of(activity(entry, change, value));
      case "leadgen" -> List.of(entry.changed(lead(entry, value), change));
      default -> MetaEntry.ignored("changes of this field are not taken");
    };
  }

  private static Outcome activity(MetaEntry entry, JsonNode change, JsonNode value) {
    String item = value.path("item").asText("");
    String verb = value.path("verb").asText("");
    if (!ITEMS.contains(item) || !(ADDED.contains(verb) || EDITED.contains(verb))) {
      return Outcome.ignored("only what is added or edited is taken");
    }
    @Nullable String author = author(value);
    if (entry.isSelf(author)) {
      return Outcome.ignored("the page itself did it");
    }
    String field = change.path("field").asText("");
    boolean edited = EDITED.contains(verb);
    String name = field.equals(MENTION) ? MENTION : item;
    NativeForm form =
        new NativeForm(
                eventId(entry, field, value, author, edited), edited ? name + ".edited" : name)
            .channel("facebook")
            .occurredAt(CREATED, entry.time(value.path(CREATED)))
            .identifier("social", Webhook.scoped("facebook", entry.id(), author))
            .trait("name", name(value))
            .text(text(value));
    properties(form, value);
    if (item.equals(RATING)) {
      rate(form, value);
    }
    return entry.changed(form, change);
  }

  /** Who did it; nobody where Meta does not say, as with mentions. */
  private static @Nullable String author(JsonNode value) {
    for (JsonNode id :
        List.of(
            value.path("from").path("id"), value.path("sender_id"), value.path("reviewer_id"))) {
      @Nullable String author = NativeForm.text(id);
      if (author != null) {
        return author;
      }
    }
    return null;
  }

  private static JsonNode name(JsonNode value) {
    JsonNode name = value.path("from").path("name");
    name = name.isMissingNode() ? value.path("sender_name") : name;
    return name.isMissingNode() ? value.path("reviewer_name") : name;
  }

  /** Meta gives no id; an edit is told from another by what it says. */
  private static String eventId(
      MetaEntry entry, String field, JsonNode value, @Nullable String author, boolean edited) {
    return EventIds.of(
        MetaEntry.PAGE,
        entry.id(),
        field,
        NativeForm.text(value.path("item")),
        NativeForm.text(value.path("verb")),
        thing(value),
        NativeForm.text(value.path(CREATED)),
        NativeForm.text(value.path("reaction_type")),
        author,
        edited ? text(value) : null,
        edited ? NativeForm.text(value.path(RATING)) : null);
  }

  private static @Nullable String thing(JsonNode value) {
    for (String field :
        List.of("comment_id", "share_id", "post_id", "open_graph_story_id", "photo_id")) {
      @Nullable String id = NativeForm.text(value.path(field));
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode value) {
    @Nullable String review = NativeForm.text(value.path("review_text"));
    return review == null ? NativeForm.text(value.path(MESSAGE)) : review;
  }

  private static void properties(NativeForm form, JsonNode value) {
    for (String name :
        List.of(
            "post_id",
            "comment_id",
            "parent_id",
            "share_id",
            "reaction_type",
            "link",
            "verb",
            "recommendation_type")) {
      form.property(name, value.path(name));
    }
  }

  /** Stars of old pages; recommended or not, of new ones. */
  private static void rate(NativeForm form, JsonNode value) {
    JsonNode stars = value.path(RATING);
    if (stars.isNumber()) {
      form.feedback(RATING, stars, 1, 5);
      return;
    }
    String recommendation = value.path("recommendation_type").asText("");
    if (recommendation.equalsIgnoreCase("POSITIVE")) {
      form.feedback("recommendation", IntNode.valueOf(1), 0, 1);
    } else if (recommendation.equalsIgnoreCase("NEGATIVE")) {
      form.feedback("recommendation", IntNode.valueOf(0), 0, 1);
    }
  }

  /** A form that somebody filled in at an ad. Who it is, only the CRM knows that fetches it. */
  private static NativeForm lead(MetaEntry entry, JsonNode value) {
    String id = Webhook.required(value, "leadgen_id");
    NativeForm form =
        new NativeForm(EventIds.of(MetaEntry.PAGE, entry.id(), "leadgen", id), "lead")
            .channel("facebook")
            .occurredAt(CREATED, entry.time(value.path(CREATED)))
            .identifier("social", Webhook.scoped("facebook", "lead", id));
    for (String name : List.of("leadgen_id", "form_id", "ad_id", "adgroup_id")) {
      form.property(name, value.path(name));
    }
    return form;
  }
}
