package io.journeyline.ingest.source.freshdesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.HtmlText;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Webhook;
import io.journeyline.ingest.source.WriteKeys;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What automation rules of Freshdesk post when all fields of a ticket are chosen. They sign
 * nothing, so they carry a key; they say neither when nor which event, so the digest of what they
 * say is its id.
 */
public final class FreshdeskSource {
  public static final SourceType TYPE =
      new SourceType(
          "freshdesk", "Freshdesk", SourceType.Access.SECRET, Set.of(), FreshdeskSource::create);

  private static final Pattern TRIGGER = Pattern.compile("(?s)\\{?ticket_(\\w+)(?::(\\w+))?.*");
  private static final String DESCRIPTION = "ticket_description";

  private FreshdeskSource() {}

  private static Source create(SourceSettings settings) {
    WriteKeys keys = new WriteKeys(settings.secrets());
    return Webhook.at(
        settings,
        "tickets, by automation rules",
        request -> keys.check(request),
        request -> Webhook.each(request.json(), FreshdeskSource::outcome));
  }

  private static Outcome outcome(JsonNode body) {
    JsonNode ticket = body.path("freshdesk_webhook");
    if (!ticket.isObject()) {
      throw new IllegalArgumentException("freshdesk_webhook: missing; it must be an object");
    }
    String id = Webhook.required(ticket, "ticket_id");
    NativeForm form =
        new NativeForm(EventIds.of(ticket), type(ticket))
            .channel("support")
            .identifier("email", ticket.path("requester_email"))
            .identifier("phone", ticket.path("requester_phone"))
            .trait("name", ticket.path("requester_name"))
            .text(HtmlText.of(NativeForm.text(ticket.path(DESCRIPTION))))
            .property("ticket_id", id)
            .property("subject", ticket.path("ticket_subject"));
    for (String name : List.of("status", "priority", "type")) {
      @Nullable String value = NativeForm.text(ticket.path("ticket_" + name));
      form.property(name, value == null ? null : value.toLowerCase(Locale.ROOT));
    }
    return Outcome.event(form.node(), body);
  }

  /** Such as ticket.created for {ticket_action:created}, and ticket.status for a change of it. */
  private static String type(JsonNode ticket) {
    Matcher trigger = TRIGGER.matcher(ticket.path("triggered_event").asText(""));
    if (!trigger.matches()) {
      return "ticket.updated";
    }
    boolean action = trigger.group(1).equals("action") && trigger.group(2) != null;
    return "ticket." + (action ? trigger.group(2) : trigger.group(1));
  }
}
