package io.journeyline.ingest.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Message authentication as senders sign: HMAC over some bytes, compared in constant time. */
public final class Signatures {
  public static final String SHA256 = "HmacSHA256";
  public static final String SHA1 = "HmacSHA1";

  private Signatures() {}

  /** HMAC of the parts one after the other; {@code algorithm} as {@link Mac} names it. */
  public static byte[] hmac(String algorithm, byte[] secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      // An empty key is none to the platform; no secret is ever empty.
      mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is part of every Java platform", e);
    }
  }

  /** Whether it was signed with any of the secrets; takes as long whichever it is. */
  public static boolean matches(
      List<String> secrets, byte @Nullable [] given, Function<String, byte[]> expected) {
    boolean matches = false;
    for (String secret : secrets) {
      matches |= given != null && MessageDigest.isEqual(expected.apply(secret), given);
    }
    return matches;
  }

  /** Bytes of a hexadecimal signature after its prefix; null where it is not that. */
  public static byte @Nullable [] hex(@Nullable String text, String prefix) {
    if (text == null || !text.startsWith(prefix)) {
      return null;
    }
    try {
      return HexFormat.of().parseHex(text.substring(prefix.length()).strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Bytes of a Base64 signature after its prefix; null where it is not that. */
  public static byte @Nullable [] base64(@Nullable String text, String prefix) {
    if (text == null || !text.startsWith(prefix)) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(text.substring(prefix.length()).strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
