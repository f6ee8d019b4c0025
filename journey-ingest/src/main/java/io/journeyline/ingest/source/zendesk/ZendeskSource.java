package io.journeyline.ingest.source.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Times;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Webhooks of Zendesk that subscribe to events, and those that triggers call by our template. */
public final class ZendeskSource {
  private static final String TIMESTAMP = "X-Zendesk-Webhook-Signature-Timestamp";

  public static final SourceType TYPE =
      new SourceType(
          "zendesk", "Zendesk", SourceType.Access.SECRET, Set.of(), ZendeskSource::create);

  private ZendeskSource() {}

  private static Source create(SourceSettings settings) {
    Webhook.Verification signature =
        Signed.by(
            settings.secrets(),
            Signatures.SHA256,
            request -> Signatures.base64(request.header("X-Zendesk-Webhook-Signature"), ""),
            request -> List.of(Signatures.utf8(timestamp(request)), request.raw()));
    return Webhook.at(
        settings,
        "events of tickets, and what triggers send by the template",
        request -> {
          Signed.checkFresh(Times.parse(timestamp(request)), request);
          signature.check(request);
        },
        ZendeskSource::read);
  }

  private static List<Outcome> read(WebRequest request) throws RefusedException {
    JsonNode body = request.json();
    @Nullable String account = request.header("X-Zendesk-Account-Id");
    return Webhook.each(
        body,
        event ->
            ZendeskTrigger.isOne(event)
                ? ZendeskTrigger.outcome(event, account)
                : ZendeskEvent.outcome(event));
  }

  private static String timestamp(WebRequest request) {
    @Nullable String timestamp = request.header(TIMESTAMP);
    return timestamp == null ? "" : timestamp;
  }
}
