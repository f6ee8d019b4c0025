package io.journeyline.definition;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one form of an identifier's type and value (SEMANTICS.md §1): control characters removed,
 * trimmed of white space (no-break spaces too), Unicode NFC; e-mail addresses in lower case, phone
 * numbers in E.164 where they can be read as one.
 *
 * @param region region of phone numbers without a country code; null: they are kept as they are
 */
record IdentifierForm(@Nullable String region) {
  private static final String EMAIL = "email";
  private static final String PHONE = "phone";
  private static final String UNKNOWN_REGION = "ZZ";
  private static final int MAX_BYTES = 2_000;
  private static final int MAX_TYPE_BYTES = 200;

  /** The parts of an identifier before they are put together; either may be empty. */
  record Parts(String type, String value) {
    boolean isEmpty() {
      return type.isEmpty() || value.isEmpty();
    }

    /**
     * {@code type:value}, bounded: of what is longer than 2,000 bytes the SHA-256 stands for the
     * value, so that an identifier can be a key.
     */
    String bounded() {
      String shortType = utf8(type).length > MAX_TYPE_BYTES ? "sha256-" + sha256(type) : type;
      String identifier = shortType + ":" + value;
      return utf8(identifier).length > MAX_BYTES
          ? shortType + ":sha256:" + sha256(value)
          : identifier;
    }
  }

  /** The type ends at the first colon of {@code type:value}, whoever put the two together. */
  Parts parts(String identifier) {
    int colon = identifier.indexOf(':');
    if (colon < 0) {
      return new Parts("", "");
    }
    String type = clean(identifier.substring(0, colon));
    String value = clean(identifier.substring(colon + 1));
    return new Parts(
        type,
        switch (type) {
          case EMAIL -> clean(value.toLowerCase(Locale.ROOT));
          case PHONE -> phone(value);
          default -> value;
        });
  }

  private String phone(String value) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      return numbers.format(
          numbers.parse(value, region == null ? UNKNOWN_REGION : region), PhoneNumberFormat.E164);
    } catch (NumberParseException e) {
      // Not a number that can be dialled: as it is, it still tells two customers apart.
      return value;
    }
  }

  private static String clean(String text) {
    String visible = isPlain(text) ? text : withoutControls(text);
    return Normalizer.normalize(trim(visible), Normalizer.Form.NFC);
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private static String withoutControls(String text) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
