package io.journeyline.ingest.source.typeform;

import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Webhook;
import java.util.Set;

/** Forms of Typeform that somebody filled in. */
public final class TypeformSource {
  public static final SourceType TYPE =
      new SourceType(
          "typeform", "Typeform", SourceType.Access.SECRET, Set.of(), TypeformSource::create);

  private TypeformSource() {}

  private static Source create(SourceSettings settings) {
    return Webhook.at(
        settings,
        "forms that were filled in",
        Signed.base64(settings.secrets(), Signatures.SHA256, "Typeform-Signature", "sha256="),
        request -> Webhook.each(request.json(), TypeformResponse::outcome));
  }
}
