package io.journeyline.ingest.source.stripe;

import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payments, invoices and subscriptions. */
public final class StripeSource {
  public static final SourceType TYPE =
      new SourceType("stripe", "Stripe", SourceType.Access.SECRET, Set.of(), StripeSource::create);

  private static final String HEADER = "Stripe-Signature";

  /** More signatures than Stripe ever sends, of which each costs an HMAC. */
  private static final int MAX_SIGNATURES = 10;

  private StripeSource() {}

  private static Source create(SourceSettings settings) {
    return Webhook.at(
        settings,
        "payments, invoices and subscriptions",
        request -> check(settings.secrets(), request),
        request -> Webhook.each(request.json(), StripeEvent::outcome));
  }

  private static void check(List<String> secrets, WebRequest request) throws RefusedException {
    @Nullable String header = request.header(HEADER);
    String time = "";
    List<byte[]> signatures = new ArrayList<>();
    for (String part : header == null ? new String[0] : header.split(",", -1)) {
      byte @Nullable [] signature = Signatures.hex(part.strip(), "v1=");
      if (part.strip().startsWith("t=")) {
        time = part.strip().substring(2);
      } else if (signature != null && signatures.size() < MAX_SIGNATURES) {
        signatures.add(signature);
      }
    }
    boolean readable = time.matches("\\d{1,12}");
    // Stripe's own libraries bound only the past.
    boolean old =
        readable
            && Long.parseLong(time) * 1_000 < request.receivedAt() - Signed.TOLERANCE.toMillis();
    Signed.check(readable && matches(secrets, signatures, time, request));
    if (old) {
      throw RefusedException.wrongSignature("the signature is more than 5 minutes old");
    }
  }

  private static boolean matches(
      List<String> secrets, List<byte[]> signatures, String time, WebRequest request) {
    boolean matches = false;
    for (byte[] signature : signatures) {
      matches |=
          Signatures.matches(
              secrets,
              signature,
              secret ->
                  Signatures.hmac(
                      Signatures.SHA256,
                      Signatures.utf8(secret),
                      Signatures.utf8(time + "."),
                      request.raw()));
    }
    return matches;
  }
}
