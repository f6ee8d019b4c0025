package io.journeyline.ingest.source.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates change events of Salesforce, as JSON: bare, within {@code payload}, or within {@code
 * data} as its streaming API sends them.
 */
public final class SalesforceChanges {
  private static final String HEADER = "ChangeEventHeader";
  private static final String PAYLOAD = "payload";
  private static final String CONTACT = "crm_contact";
  private static final String STAGE = "StageName";

  /** Entities, and the type of identifier of a record of each. */
  private static final Map<String, String> ENTITIES =
      Map.of(
          "Contact", CONTACT,
          "Lead", CONTACT,
          "Account", "crm_company",
          "Opportunity", "crm_deal",
          "Case", "crm_ticket",
          "CampaignMember", "crm_campaign_member");

  /** Fields that name a person or deal of which the record is. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "ContactId", CONTACT,
          "LeadId", CONTACT,
          "ConvertedContactId", CONTACT,
          "ConvertedOpportunityId", "crm_deal");

  private static final Set<String> PEOPLE = Set.of("Contact", "Lead");
  private static final List<String> EMAILS = List.of("Email", "SuppliedEmail", "ContactEmail");
  private static final List<String> PHONES = List.of("Phone", "MobilePhone", "SuppliedPhone");

  private static final Map<String, String> VERBS =
      Map.of(
          "CREATE", "created",
          "UPDATE", "updated",
          "DELETE", "deleted",
          "UNDELETE", "undeleted");

  private final @Nullable String currency;

  /**
   * @param currency of amounts that name none, as in organisations with one currency; null: such
   *     amounts are no value
   */
  public SalesforceChanges(@Nullable String currency) {
    this.currency = currency;
  }

  /** One outcome for each record that an event is about. */
  public List<Outcome> outcomes(JsonNode event) {
    return Webhook.all(event, this::translate);
  }

  private List<Outcome> translate(JsonNode event) {
    JsonNode payload = event;
    payload = payload.has("data") ? payload.path("data") : payload;
    payload = payload.has(PAYLOAD) ? payload.path(PAYLOAD) : payload;
    JsonNode header = payload.path(HEADER);
    String entity = Webhook.required(header, "entityName");
    String change = Webhook.required(header, "changeType");
    if (!ENTITIES.containsKey(entity)) {
      return List.of(Outcome.ignored("changes of this entity are not taken"));
    }
    List<String> records = records(header);
    boolean unknown = records.stream().anyMatch(record -> record.endsWith("*"));
    if (change.startsWith("GAP_") || unknown) {
      return List.of(resync(entity, change, event));
    }
    @Nullable String verb = VERBS.get(change);
    if (verb == null) {
      throw new IllegalArgumentException(
          HEADER + ".changeType: allowed are " + VERBS.keySet().stream().sorted().toList());
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (String record : records) {
      NativeForm form = form(header, payload, entity, verb, record);
      outcomes.add(Outcome.event(form.node(), event));
    }
    return outcomes;
  }

  private static List<String> records(JsonNode header) {
    List<String> records = new ArrayList<>();
    for (JsonNode record : header.path("recordIds")) {
      @Nullable String id = NativeForm.text(record);
      if (id != null) {
        records.add(id);
      }
    }
    if (records.isEmpty()) {
      throw new IllegalArgumentException(HEADER + ".recordIds: missing; it must be a list of ids");
    }
    return records;
  }

  /** Salesforce could not say what changed. It is kept where people look for what is missing. */
  private static Outcome resync(String entity, String change, JsonNode event) {
    return Outcome.unreadable(
        "resync needed: "
            + change
            + " says that "
            + entity
            + " records changed, not what; read them anew from Salesforce",
        event);
  }

  private NativeForm form(
      JsonNode header, JsonNode payload, String entity, String verb, String record) {
    String event = payload.hasNonNull(STAGE) && verb.equals("updated") ? "stage_changed" : verb;
    NativeForm form =
        new NativeForm(
                String.join(
                    ":",
                    Webhook.required(header, "transactionKey"),
                    Webhook.required(header, "sequenceNumber"),
                    record),
                entity.toLowerCase(Locale.ROOT) + "." + event)
            .channel("crm")
            .occurredAt(HEADER + ".commitTimestamp", header.path("commitTimestamp"))
            .identifier(ENTITIES.getOrDefault(entity, CONTACT), salesforce(record))
            .property("record_id", record)
            .property("change_origin", header.path("changeOrigin"));
    identify(form, payload);
    describe(form, payload, PEOPLE.contains(entity));
    if (entity.equals("Case") && verb.equals("created")) {
      form.text(NativeForm.text(payload.path("Description")));
    }
    if (entity.equals("Opportunity")) {
      @Nullable String own = NativeForm.text(payload.path("CurrencyIsoCode"));
      form.value(payload.path("Amount"), own == null ? currency : own);
    }
    return form;
  }

  private static void identify(NativeForm form, JsonNode payload) {
    REFERENCES.forEach(
        (field, type) -> form.identifier(type, salesforce(NativeForm.text(payload.path(field)))));
    EMAILS.forEach(field -> form.identifier("email", payload.path(field)));
    PHONES.forEach(field -> form.identifier("phone", payload.path(field)));
  }

  private static void describe(NativeForm form, JsonNode payload, boolean person) {
    for (Map.Entry<String, JsonNode> field : payload.properties()) {
      if (field.getKey().equals(HEADER)) {
        continue;
      }
      if (person) {
        form.trait(field.getKey(), field.getValue());
      } else {
        form.property(field.getKey(), field.getValue());
      }
    }
  }

  private static @Nullable String salesforce(@Nullable String record) {
    return Webhook.scoped("salesforce", record);
  }
}
