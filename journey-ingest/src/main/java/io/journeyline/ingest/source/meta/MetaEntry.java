package io.journeyline.ingest.source.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a request: what happened at one page or account.
 *
 * @param object what it is of: page, instagram or whatsapp_business_account
 * @param node the entry
 */
record MetaEntry(String object, JsonNode node) {
  static final String PAGE = "page";
  static final String INSTAGRAM = "instagram";
  static final String WHATSAPP = "whatsapp_business_account";

  private static final String CHANGES = "changes";
  private static final String MESSAGING = "messaging";

  private static final Map<String, Translation> CHANGE_TRANSLATIONS =
      Map.of(
          PAGE, PageChange::outcomes,
          INSTAGRAM, InstagramChange::outcomes,
          WHATSAPP, WhatsAppChange::outcomes);

  /** Translates one part of an entry. */
  @FunctionalInterface
  private interface Translation {
    List<Outcome> outcomes(MetaEntry entry, JsonNode part);
  }

  /** Outcomes of everything in an entry, at least one. */
  static List<Outcome> read(String object, JsonNode node) {
    MetaEntry entry = new MetaEntry(object, node);
    List<Outcome> outcomes = new ArrayList<>();
    Translation changes =
        CHANGE_TRANSLATIONS.getOrDefault(
            object, (_, _) -> ignored("changes of this object are not taken"));
    for (JsonNode change : node.path(CHANGES)) {
      outcomes.addAll(entry.guarded(CHANGES, change, changes));
    }
    boolean hasMessenger = object.equals(PAGE) || object.equals(INSTAGRAM);
    for (JsonNode message : node.path(MESSAGING)) {
      outcomes.addAll(
          hasMessenger
              ? entry.guarded(MESSAGING, message, Messages::outcomes)
              : ignored("messages of this object are not taken"));
    }
    return outcomes.isEmpty() ? ignored("nothing in it that is taken") : outcomes;
  }

  static List<Outcome> ignored(String why) {
    return List.of(Outcome.ignored(why));
  }

  private List<Outcome> guarded(String list, JsonNode part, Translation translation) {
    return Webhook.all(alone(list, part), _ -> translation.outcomes(this, part));
  }

  /** An outcome that, where it is a rejection, keeps the change it is part of. */
  List<Outcome> guarded(JsonNode change, Supplier<Outcome> outcome) {
    return guarded(CHANGES, change, (_, _) -> List.of(outcome.get()));
  }

  /** A request with nothing but this part, as Meta would have sent it. */
  private ObjectNode alone(String list, JsonNode part) {
    ObjectNode request = Json.MAPPER.createObjectNode().put("object", object);
    ObjectNode entry = request.putArray("entry").addObject();
    entry.set("id", node.path("id"));
    entry.set("time", node.path("time"));
    entry.putArray(list).add(part);
    return request;
  }

  Outcome event(NativeForm form, String list, JsonNode part) {
    return Outcome.event(form.node(), alone(list, part));
  }

  Outcome changed(NativeForm form, JsonNode change) {
    return event(form, CHANGES, change);
  }

  Outcome written(NativeForm form, JsonNode message) {
    return event(form, MESSAGING, message);
  }

  /** Id of the page or account; within it, ids of people are unique. */
  @Nullable String id() {
    return NativeForm.text(node.path("id"));
  }

  boolean isSelf(@Nullable String author) {
    return author != null && author.equals(id());
  }

  /** The first time that is there, else that of the entry: seconds, or ms of messages. */
  JsonNode time(JsonNode own) {
    JsonNode time = own.isMissingNode() || own.isNull() ? node.path("time") : own;
    return Webhook.number(time);
  }
}
