package io.journeyline.dashboard.access;

/**
 * Who asks.
 *
 * @param name as logs have it; whatever would break their lines is taken out
 */
public record Principal(String name, Role role) {
  private static final int LONGEST = 200;

  public Principal {
    String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    name = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }
}
