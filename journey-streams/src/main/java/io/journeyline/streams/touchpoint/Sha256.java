package io.journeyline.streams.touchpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Leading bytes of SHA-256: enough that two contents never share them, in half the space. */
public final class Sha256 {
  private static final int KEPT = 16;

  private Sha256() {}

  public static byte[] of(byte[] content) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(content), KEPT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
