package io.journeyline.ingest.http;

import io.journeyline.definition.ConsentRule;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.schemas.Touchpoint;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes on a touchpoint that its sender's browser asks not to sell or share what it says. */
final class GlobalPrivacyControl {
  private static final String HEADER = "sec-gpc";
  private static final String ON = "1";

  private GlobalPrivacyControl() {}

  static void note(Touchpoint touchpoint, WebRequest request) {
    if (ON.equals(request.header(HEADER))) {
      @Nullable Map<String, Boolean> said = touchpoint.getConsent();
      Map<String, Boolean> consent = said == null ? new HashMap<>() : new HashMap<>(said);
      consent.put(ConsentRule.GPC, true);
      touchpoint.setConsent(consent);
    }
  }
}
