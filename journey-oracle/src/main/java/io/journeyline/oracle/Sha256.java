package io.journeyline.oracle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hex digits, which sort as the digests' unsigned bytes do. */
final class Sha256 {
  private Sha256() {}

  static String hex(byte[] bytes) {
    return hex(ByteBuffer.wrap(bytes));
  }

  static String hex(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.duplicate());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
