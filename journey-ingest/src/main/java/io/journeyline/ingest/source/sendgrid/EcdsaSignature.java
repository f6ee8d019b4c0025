package io.journeyline.ingest.source.sendgrid;

import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures by elliptic curve, under any of several public keys. The time that is signed is
 * not held against the clock: SendGrid does not say whether a repeated post is signed anew.
 */
final class EcdsaSignature implements Webhook.Verification {
  private static final String HEADER = "X-Twilio-Email-Event-Webhook-";

  private final List<PublicKey> keys;

  private EcdsaSignature(List<PublicKey> keys) {
    this.keys = keys;
  }

  /**
   * Under keys as SendGrid shows them: Base64 of X.509.
   *
   * @throws IllegalArgumentException when one is not that
   */
  static EcdsaSignature of(List<String> secrets) {
    List<PublicKey> keys = new ArrayList<>();
    for (String secret : secrets) {
      try {
        byte[] encoded = Base64.getDecoder().decode(secret.strip());
        keys.add(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "secrets: number "
                + (keys.size() + 1)
                + " is no public key; paste the verification key of SendGrid's mail settings",
            e);
      }
    }
    return new EcdsaSignature(List.copyOf(keys));
  }

  @Override
  public void check(WebRequest request) throws RefusedException {
    byte @Nullable [] given = Signatures.base64(request.header(HEADER + "Signature"), "");
    @Nullable String timestamp = request.header(HEADER + "Timestamp");
    boolean matches = false;
    for (PublicKey key : keys) {
      matches |= given != null && timestamp != null && verifies(key, given, timestamp, request);
    }
    Signed.check(matches);
  }

  private static boolean verifies(
      PublicKey key, byte[] given, String timestamp, WebRequest request) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(key);
      signature.update(Signatures.utf8(timestamp));
      signature.update(request.raw());
      return signature.verify(given);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ECDSA is part of every Java platform", e);
    }
  }
}
