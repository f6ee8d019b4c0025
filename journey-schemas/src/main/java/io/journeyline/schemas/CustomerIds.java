package io.journeyline.schemas;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns an identifier into the id under which its customer is published: HMAC-SHA256, first 32 hex
 * digits.
 */
public final class CustomerIds {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{%d}".formatted(2 * ID_BYTES));

  private final ThreadLocal<Mac> macs;

  public CustomerIds(byte[] key) {
    SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
    macs = ThreadLocal.withInitial(() -> mac(secret));
  }

  /**
   * @param identifier normalised, as {@code type:value}
   */
  public String of(String identifier) {
    byte[] digest = macs.get().doFinal(identifier.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  /** Whether a text has the form of such an id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  private static Mac mac(SecretKeySpec secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
    }
  }
}
