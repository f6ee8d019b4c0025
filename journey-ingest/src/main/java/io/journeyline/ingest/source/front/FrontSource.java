package io.journeyline.ingest.source.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.journeyline.ingest.Times;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages that reach or leave shared inboxes. */
public final class FrontSource implements Source {
  public static final SourceType TYPE =
      new SourceType("front", "Front", SourceType.Access.SECRET, Set.of(), FrontSource::new);

  private static final String CHALLENGE = "X-Front-Challenge";
  private static final String TIMESTAMP = "X-Front-Request-Timestamp";
  private static final Set<String> RECEIVED = Set.of("inbound", "inbound_received");
  private static final Set<String> SENT = Set.of("outbound", "outbound_sent", "out_reply");

  private final SourceSettings settings;
  private final Webhook.Verification signature;

  FrontSource(SourceSettings settings) {
    this.settings = settings;
    signature =
        Signed.by(
            settings.secrets(),
            Signatures.SHA256,
            request -> Signatures.base64(request.header("X-Front-Signature"), ""),
            request -> List.of(Signatures.utf8(request.header(TIMESTAMP) + ":"), request.raw()));
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(settings.path(), "messages of shared inboxes"));
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    @Nullable String timestamp = request.header(TIMESTAMP);
    Signed.checkFresh(
        timestamp == null ? null : Times.parse(Webhook.number(TextNode.valueOf(timestamp))),
        request);
    signature.check(request);
    return settings.id();
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    @Nullable String challenge = request.header(CHALLENGE);
    return challenge == null
        ? Translation.of(Webhook.each(request.json(), FrontSource::outcome))
        : Translation.answer(Answer.text(200, challenge));
  }

  private static Outcome outcome(JsonNode event) {
    String type = Webhook.required(event, "type");
    boolean received = RECEIVED.contains(type);
    if (!received && !SENT.contains(type)) {
      return Outcome.ignored("only messages are taken");
    }
    JsonNode message = event.path("target").path("data");
    NativeForm form =
        new NativeForm(Webhook.required(event, "id"), type)
            .channel(message.path("type").asText("email"))
            .occurredAt("emitted_at", event.path("emitted_at"))
            .text(received ? stripped(message.path("text")) : null)
            .property("conversation_id", event.path("conversation").path("id"))
            .property("subject", event.path("conversation").path("subject"))
            .property("status", event.path("conversation").path("status"));
    for (JsonNode recipient : message.path("recipients")) {
      if (recipient.path("role").asText("").equals(received ? "from" : "to")) {
        identify(form, recipient.path("handle"));
      }
    }
    return Outcome.event(form.node(), event);
  }

  private static @Nullable String stripped(JsonNode text) {
    @Nullable String plain = NativeForm.text(text);
    return plain == null ? null : plain.strip();
  }

  private static void identify(NativeForm form, JsonNode handle) {
    @Nullable String text = NativeForm.text(handle);
    if (text != null && text.indexOf('@') > 0) {
      form.identifier("email", text);
    } else if (text != null && text.matches("\\+?[0-9 ()./-]{6,25}")) {
      form.identifier("phone", text);
    } else {
      form.identifier("social", Webhook.scoped("front", text));
    }
  }
}
