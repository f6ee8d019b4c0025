package io.journeyline.local;

import java.security.Security;

/**
 * How long the addresses of host names are remembered: briefly, for a broker or registry that is
 * started anew in a container or pod has a new address, and none in between. Java's own 30 seconds,
 * and 10 for names without an address, would be waited for after each restart.
 */
final class NameLookups {
  private static final String FOUND_SECONDS = "2";
  private static final String MISSING_SECONDS = "1";

  private NameLookups() {}

  /** Takes effect only before the first name is looked up. */
  static void keepBriefly() {
    if (System.getProperty("java.security.properties") == null) {
      Security.setProperty("networkaddress.cache.ttl", FOUND_SECONDS);
      Security.setProperty("networkaddress.cache.negative.ttl", MISSING_SECONDS);
    }
  }
}
