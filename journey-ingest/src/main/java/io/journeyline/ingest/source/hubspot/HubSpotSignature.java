package io.journeyline.ingest.source.hubspot;

import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of HubSpot, of which the later two hold the address that it posts to. */
final class HubSpotSignature {
  private static final String V1 = "v1";
  private static final String V2 = "v2";
  private static final String V3 = "v3";
  private static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";

  /** What HubSpot decodes before it signs, and nothing else. */
  private static final Map<String, String> DECODED =
      Map.ofEntries(
          Map.entry("%3A", ":"),
          Map.entry("%2F", "/"),
          Map.entry("%3F", "?"),
          Map.entry("%40", "@"),
          Map.entry("%21", "!"),
          Map.entry("%24", "$"),
          Map.entry("%27", "'"),
          Map.entry("%28", "("),
          Map.entry("%29", ")"),
          Map.entry("%2A", "*"),
          Map.entry("%2C", ","),
          Map.entry("%3B", ";"));

  private final List<String> secrets;
  private final String address;

  private HubSpotSignature(List<String> secrets, String address) {
    this.secrets = secrets;
    this.address = address;
  }

  /**
   * Of the version that the settings ask for; v3 alone says when it was signed.
   *
   * @throws IllegalArgumentException when there is no such version, or no public URL
   */
  static Webhook.Verification of(SourceSettings settings) {
    @Nullable String chosen = settings.option(HubSpotSource.SIGNATURE);
    String version = chosen == null ? V3 : chosen;
    @Nullable String url = settings.publicUrl();
    if (url == null && !version.equals(V1)) {
      throw new IllegalArgumentException(
          "public-url: missing; HubSpot signs the address that it posts to");
    }
    HubSpotSignature signature =
        new HubSpotSignature(settings.secrets(), (url == null ? "" : url) + settings.path());
    return switch (version) {
      case V1 -> signature::checkV1;
      case V2 -> signature::checkV2;
      case V3 -> signature::checkV3;
      default ->
          throw new IllegalArgumentException(
              HubSpotSource.SIGNATURE
                  + ": '"
                  + version
                  + "' is unknown; allowed are v1, v2 and v3");
    };
  }

  private void checkV1(WebRequest request) throws RefusedException {
    checkDigest(request, "");
  }

  private void checkV2(WebRequest request) throws RefusedException {
    checkDigest(request, request.method() + uri(request));
  }

  private void checkDigest(WebRequest request, String before) throws RefusedException {
    byte @Nullable [] given = Signatures.hex(request.header("X-HubSpot-Signature"), "");
    Signed.check(
        Signatures.matches(
            secrets, given, secret -> sha256(Signatures.utf8(secret + before), request.raw())));
  }

  private void checkV3(WebRequest request) throws RefusedException {
    @Nullable String timestamp = request.header(TIMESTAMP);
    Signed.checkFresh(millis(timestamp), request);
    Signed.by(
            secrets,
            Signatures.SHA256,
            signed -> Signatures.base64(signed.header("X-HubSpot-Signature-v3"), ""),
            signed ->
                List.of(
                    Signatures.utf8(signed.method() + decoded(uri(signed))),
                    signed.raw(),
                    Signatures.utf8(String.valueOf(timestamp))))
        .check(request);
  }

  private static @Nullable Long millis(@Nullable String timestamp) {
    return timestamp != null && timestamp.matches("\\d{1,15}") ? Long.parseLong(timestamp) : null;
  }

  /** The address as HubSpot knows it, whatever proxies made of it on the way. */
  private String uri(WebRequest request) {
    String query = request.query().raw();
    return query.isEmpty() ? address : address + "?" + query;
  }

  private static String decoded(String uri) {
    String decoded = uri;
    for (Map.Entry<String, String> one : DECODED.entrySet()) {
      decoded = decoded.replace(one.getKey(), one.getValue());
    }
    return decoded;
  }

  private static byte[] sha256(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
