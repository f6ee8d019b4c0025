package io.journeyline.ingest.source.twilio;

import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks Twilio's signature of the address that it posts to and of the form; of a body that is no
 * form, the address holds the digest. Twilio may or may not write the port.
 */
final class TwilioSignature implements Webhook.Verification {
  private static final String DIGEST = "bodySHA256";

  private final List<String> secrets;
  private final List<String> addresses;

  private TwilioSignature(List<String> secrets, List<String> addresses) {
    this.secrets = secrets;
    this.addresses = addresses;
  }

  /**
   * Of the configured address.
   *
   * @throws IllegalArgumentException without one
   */
  static TwilioSignature of(SourceSettings settings) {
    @Nullable String url = settings.publicUrl();
    if (url == null) {
      throw new IllegalArgumentException(
          "public-url: missing; Twilio signs the address that it posts to");
    }
    return new TwilioSignature(
        settings.secrets(),
        withAndWithoutPort(url).stream().map(u -> u + settings.path()).toList());
  }

  private static List<String> withAndWithoutPort(String url) {
    URI uri = URI.create(url);
    String host = uri.getScheme() + "://" + uri.getHost();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    int port = uri.getPort() >= 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
    return List.of(host + path, host + ":" + port + path);
  }

  @Override
  public void check(WebRequest request) throws RefusedException {
    @Nullable String digest = request.query().get(DIGEST);
    byte @Nullable [] given = Signatures.base64(request.header("X-Twilio-Signature"), "");
    String fields = digest == null ? sortedFields(request) : "";
    String query = request.query().raw().isEmpty() ? "" : "?" + request.query().raw();
    boolean matches = false;
    for (String address : addresses) {
      byte[] signed = Signatures.utf8(address + query + fields);
      matches |=
          Signatures.matches(
              secrets,
              given,
              secret -> Signatures.hmac(Signatures.SHA1, Signatures.utf8(secret), signed));
    }
    boolean whole =
        digest == null
            || Signatures.matches(
                List.of(digest), sha256(request.raw()), hex -> bytes(Signatures.hex(hex, "")));
    Signed.check(matches && whole);
  }

  private static String sortedFields(WebRequest request) {
    StringBuilder fields = new StringBuilder();
    new TreeMap<>(TwilioSource.form(request))
        .forEach((name, value) -> fields.append(name).append(value));
    return fields.toString();
  }

  private static byte[] bytes(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
