package io.journeyline.ingest.source.intercom;

import io.journeyline.ingest.source.Answer;
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

/** Webhooks of an app of Intercom. */
public final class IntercomSource implements Source {
  public static final SourceType TYPE =
      new SourceType(
          "intercom", "Intercom", SourceType.Access.SECRET, Set.of(), IntercomSource::new);

  private static final String HEAD = "HEAD";

  private final SourceSettings settings;
  private final Webhook.Verification signature;

  IntercomSource(SourceSettings settings) {
    this.settings = settings;
    signature = Signed.hex(settings.secrets(), Signatures.SHA1, "X-Hub-Signature", "sha1=");
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(HEAD, settings.path(), 0, false, "Intercom's question whether this is there"),
        Route.post(settings.path(), "notifications of conversations, contacts and ratings"));
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    if (!HEAD.equals(request.method())) {
      signature.check(request);
    }
    return settings.id();
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    return HEAD.equals(request.method())
        ? Translation.answer(Answer.empty(200))
        : Translation.of(Webhook.each(request.json(), IntercomNotification::outcome));
  }
}
