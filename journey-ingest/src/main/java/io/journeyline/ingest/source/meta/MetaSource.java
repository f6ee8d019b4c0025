package io.journeyline.ingest.source.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.Answer;
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
import io.journeyline.ingest.source.WriteKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One webhook for the pages, Instagram accounts and WhatsApp numbers of an app of Meta. */
public final class MetaSource implements Source {
  static final String VERIFY_TOKEN = "verify-token";

  public static final SourceType TYPE =
      new SourceType(
          "meta",
          "Facebook, Messenger, Instagram and WhatsApp",
          SourceType.Access.SECRET,
          Set.of(VERIFY_TOKEN),
          MetaSource::new);

  /** Room for the thousand updates that Meta puts into one request. */
  private static final int LIMIT = 4 << 20;

  private final SourceSettings settings;
  private final WriteKeys verifyToken;
  private final Webhook.Verification signature;

  MetaSource(SourceSettings settings) {
    this.settings = settings;
    verifyToken = new WriteKeys(List.of(settings.required(VERIFY_TOKEN)));
    signature = Signed.hex(settings.secrets(), Signatures.SHA256, "X-Hub-Signature-256", "sha256=");
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(settings.path(), "Meta's question whether this is the app's webhook"),
        Route.post(settings.path(), "updates of pages, Instagram and WhatsApp").withLimit(LIMIT));
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    if (isQuestion(request)) {
      if (!verifyToken.accepts(request.query().get("hub.verify_token"))) {
        throw RefusedException.unauthorized(
            "wrong_verify_token", "hub.verify_token is missing or wrong");
      }
    } else {
      signature.check(request);
    }
    return settings.id();
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    if (isQuestion(request)) {
      @Nullable String challenge = request.query().get("hub.challenge");
      return Translation.answer(Answer.text(200, challenge == null ? "" : challenge));
    }
    ObjectNode body = request.jsonObject();
    String object = body.path("object").asText("");
    if (!body.path("entry").isArray()) {
      throw RefusedException.unreadable("no_entry", "the body needs 'entry', a list of updates");
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode entry : body.path("entry")) {
      outcomes.addAll(MetaEntry.read(object, entry));
    }
    return Translation.of(outcomes);
  }

  private static boolean isQuestion(WebRequest request) {
    return "GET".equals(request.method());
  }
}
