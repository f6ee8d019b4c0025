package io.journeyline.alerts.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gets alerts.
 *
 * @param secret what webhooks are signed with, or null for no signature
 * @param allowPrivate whether the address may be one of this machine or a private network
 * @param severities of which severities; empty for all
 * @param retryFor for how long a delivery is tried again before it is given up
 */
public record Receiver(
    String id,
    Type type,
    URI url,
    @Nullable String secret,
    boolean allowPrivate,
    Set<String> severities,
    Duration retryFor) {

  /** What it understands. */
  public enum Type {
    WEBHOOK,
    ALERTMANAGER,
    SLACK
  }

  boolean wants(String severity) {
    return severities.isEmpty() || severities.contains(severity);
  }

  @Override
  public String toString() {
    // Neither the secret nor the address, which may be one.
    return id;
  }
}
