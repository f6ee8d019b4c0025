package io.journeyline.local.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret key under which identifiers become customer ids, kept as hex digits in a file. */
final class CustomerIdKey {
  static final int BYTES = 32;
  private static final int FINGERPRINT_BYTES = 4;

  private final byte[] secret;

  private CustomerIdKey(byte[] secret) {
    this.secret = secret;
  }

  /** Makes a new random key and a file that only its owner may read. */
  static CustomerIdKey create(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, ownerOnly);
    Files.writeString(
        file,
        HexFormat.of().formatHex(secret) + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    return new CustomerIdKey(secret);
  }

  static CustomerIdKey read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).strip();
    byte[] secret;
    try {
      secret = HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new PlatformException(file + " is not a customer-id key: expected hex digits only.", e);
    }
    if (secret.length < BYTES) {
      throw new PlatformException(
          "The customer-id key in %s is too short: %d bytes, at least %d are needed (%d hex digits; `openssl rand -hex %d` makes one)."
              .formatted(file, secret.length, BYTES, 2 * BYTES, BYTES));
    }
    return new CustomerIdKey(secret);
  }

  byte[] secret() {
    return secret.clone();
  }

  /** Tells keys apart without giving them away. */
  String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret);
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
