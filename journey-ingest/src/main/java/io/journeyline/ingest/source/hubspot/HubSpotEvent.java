package io.journeyline.ingest.source.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates one event of a batch.
 *
 * @param linksAssociations whether a contact and a deal, company or ticket that are associated
 *     become one customer
 * @param currency of the amounts of deals, which HubSpot does not say; null: they are no value
 */
record HubSpotEvent(boolean linksAssociations, @Nullable String currency) {
  private static final String CONTACT = "contact";
  private static final String DEAL = "deal";

  /** Objects, and the type of identifier of each. */
  private static final Map<String, String> IDENTIFIERS =
      Map.of(
          CONTACT,
          "crm_contact",
          "company",
          "crm_company",
          DEAL,
          "crm_deal",
          "ticket",
          "crm_ticket");

  /** Objects by the number under which the newer form of subscriptions names them. */
  private static final Map<String, String> OBJECT_TYPES =
      Map.of("0-1", CONTACT, "0-2", "company", "0-3", DEAL, "0-5", "ticket");

  private static final Set<String> EMAILS = Set.of("email", "work_email");
  private static final Set<String> PHONES = Set.of("phone", "mobilephone");
  private static final String REDACTED = "REDACTED";

  Outcome outcome(JsonNode event) {
    String subscription = Webhook.required(event, "subscriptionType");
    int dot = subscription.indexOf('.');
    String named = dot < 0 ? subscription : subscription.substring(0, dot);
    String action = dot < 0 ? "" : subscription.substring(dot + 1);
    String object =
        named.equals("object")
            ? OBJECT_TYPES.getOrDefault(event.path("objectTypeId").asText(""), "")
            : named;
    if (!IDENTIFIERS.containsKey(object)) {
      return Outcome.ignored("subscriptions to this object are not taken");
    }
    if (action.equals("privacyDeletion")) {
      return Outcome.ignored("a contact is to be forgotten: erase it by its crm_contact");
    }
    boolean association = action.equals("associationChange");
    if (association && (!linksAssociations || event.path("associationRemoved").asBoolean())) {
      return Outcome.ignored("associations are not taken");
    }
    String portal = Webhook.required(event, "portalId");
    NativeForm form =
        new NativeForm(eventId(event, portal, subscription), object + "." + action)
            .channel("crm")
            .occurredAt("occurredAt", event.path("occurredAt"))
            .property("change_source", event.path("changeSource"));
    if (association) {
      associate(form, event, portal);
    } else {
      describe(form, event, object, portal);
    }
    return Outcome.event(form.node(), event);
  }

  /** HubSpot does not promise that an event's id is its own, and counts attempts in the event. */
  private static String eventId(JsonNode event, String portal, String subscription) {
    return EventIds.of(
        portal,
        subscription,
        NativeForm.text(event.path("objectId")),
        NativeForm.text(event.path("propertyName")),
        NativeForm.text(event.path("eventId")),
        NativeForm.text(event.path("occurredAt")),
        NativeForm.text(event.path("fromObjectId")),
        NativeForm.text(event.path("toObjectId")));
  }

  private void describe(NativeForm form, JsonNode event, String object, String portal) {
    identify(form, object, portal, event.path("objectId"));
    identify(form, object, portal, event.path("primaryObjectId"));
    identify(form, object, portal, event.path("newObjectId"));
    for (JsonNode merged : event.path("mergedObjectIds")) {
      identify(form, object, portal, merged);
    }
    @Nullable String name = NativeForm.text(event.path("propertyName"));
    JsonNode value = event.path("propertyValue");
    if (name == null || value.asText("").equals(REDACTED)) {
      return;
    }
    form.property("property", name).property("value", value);
    if (object.equals(DEAL) && name.equals("amount")) {
      form.value(value, currency);
    }
    if (object.equals(CONTACT)) {
      form.trait(name, value);
      form.identifier("email", EMAILS.contains(name) ? NativeForm.text(value) : null);
      form.identifier("phone", PHONES.contains(name) ? NativeForm.text(value) : null);
    }
  }

  private static void associate(NativeForm form, JsonNode event, String portal) {
    String[] objects =
        event.path("associationType").asText("").toLowerCase(Locale.ROOT).split("_to_", 2);
    List<String> ends = List.of("fromObjectId", "toObjectId");
    for (int i = 0; i < Math.min(objects.length, ends.size()); i++) {
      identify(form, objects[i], portal, event.path(ends.get(i)));
    }
    form.property("association", event.path("associationType"));
  }

  private static void identify(NativeForm form, String object, String portal, JsonNode id) {
    @Nullable String type = IDENTIFIERS.get(object);
    if (type != null) {
      form.identifier(type, Webhook.scoped("hubspot", portal, NativeForm.text(id)));
    }
  }
}
