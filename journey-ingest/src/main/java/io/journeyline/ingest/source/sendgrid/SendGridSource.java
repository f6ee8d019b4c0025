package io.journeyline.ingest.source.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Webhook;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of e-mails that SendGrid sent. Its secrets are public keys. */
public final class SendGridSource {
  public static final SourceType TYPE =
      new SourceType(
          "sendgrid",
          "SendGrid, with its public key as secret",
          SourceType.Access.SECRET,
          Set.of(),
          SendGridSource::create);

  /** What SendGrid does on its own, before anything reaches anybody. */
  private static final Set<String> UNDERWAY = Set.of("processed", "deferred");

  /** Named otherwise on a touchpoint, or nothing but plumbing. */
  private static final Set<String> NOT_PROPERTIES =
      Set.of("email", "event", "timestamp", "sg_event_id", "ip", "category", "smtp-id");

  private SendGridSource() {}

  private static Source create(SourceSettings settings) {
    return Webhook.at(
        settings,
        "what became of e-mails",
        EcdsaSignature.of(settings.secrets()),
        request -> Webhook.each(request.json(), SendGridSource::outcome));
  }

  private static Outcome outcome(JsonNode event) {
    String kind = Webhook.required(event, "event");
    if (UNDERWAY.contains(kind)) {
      return Outcome.ignored("it has not reached anybody yet");
    }
    NativeForm form =
        new NativeForm(Webhook.required(event, "sg_event_id"), "email." + kind)
            .channel("email")
            .occurredAt("timestamp", event.path("timestamp"))
            .identifier("email", event.path("email"))
            .campaignOf(NativeForm.text(event.path("url")));
    JsonNode category = event.path("category");
    @Nullable String campaign = NativeForm.text(category.isArray() ? category.path(0) : category);
    @Nullable String marketing = NativeForm.text(event.path("marketing_campaign_name"));
    form.campaign("name", marketing == null ? campaign : marketing);
    for (Map.Entry<String, JsonNode> field : event.properties()) {
      if (!NOT_PROPERTIES.contains(field.getKey())) {
        form.property(field.getKey(), field.getValue());
      }
    }
    return Outcome.event(form.node(), event);
  }
}
