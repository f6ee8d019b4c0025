package io.journeyline.dashboard.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each may do what those before may. */
public enum Role {
  /** Sees numbers. */
  VIEWER,
  /** Sees single customers. */
  ANALYST,
  /** Decides on actions and silences alerts. */
  OWNER;

  /** Whether this role is enough where {@code needed} is asked for. */
  public boolean isEnoughFor(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** By its name in lower case, as settings have it. */
  public static Optional<Role> named(String name) {
    for (Role role : values()) {
      if (role.label().equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
