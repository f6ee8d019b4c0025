package io.journeyline.ingest.source.twilio;

import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Query;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages and calls of Twilio's numbers, which it posts as forms. */
public final class TwilioSource implements Source {
  public static final SourceType TYPE =
      new SourceType("twilio", "Twilio", SourceType.Access.SECRET, Set.of(), TwilioSource::new);

  /** No instructions: Twilio asks what to do next with a message or call. */
  private static final Answer NOTHING_TO_DO =
      Answer.bytes(200, "text/xml", "<Response/>".getBytes(StandardCharsets.UTF_8));

  private final SourceSettings settings;
  private final TwilioSignature signature;

  TwilioSource(SourceSettings settings) {
    this.settings = settings;
    signature = TwilioSignature.of(settings);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(settings.path(), "messages and calls, as forms"));
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    signature.check(request);
    return settings.id();
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    Map<String, String> form = form(request);
    if (form.isEmpty()) {
      throw RefusedException.unreadable("no_form", "the body must be a form with fields");
    }
    List<Outcome> outcomes =
        Webhook.all(TwilioEvent.json(form), _ -> List.of(TwilioEvent.outcome(form)));
    return new Translation(outcomes, NOTHING_TO_DO);
  }

  static Map<String, String> form(WebRequest request) {
    return new Query(new String(request.body(), StandardCharsets.UTF_8)).values();
  }
}
