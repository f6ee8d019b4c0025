package io.journeyline.dashboard.access;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens by a file of lines {@code ROLE NAME TOKEN}. Only their hashes are kept. */
public final class TokenAccess implements Access {
  private static final int SHORTEST = 20;

  private final List<Entry> entries;

  private TokenAccess(List<Entry> entries) {
    this.entries = entries;
  }

  /** One token. */
  private static final class Entry {
    private final Principal principal;
    private final byte[] hash;

    Entry(Principal principal, byte[] hash) {
      this.principal = principal;
      this.hash = hash;
    }
  }

  /**
   * Reads the lines of such a file; empty ones and those that begin with # say nothing.
   *
   * @param file its name in messages
   * @throws IllegalArgumentException with every mistake, each with its line; no token is in it
   */
  public static TokenAccess of(List<String> lines, String file) {
    List<String> mistakes = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String at = file + ":" + (i + 1) + ": ";
      String[] parts = line.split("\\s+", -1);
      Optional<Role> role = Role.named(parts[0]);
      if (parts.length != 3 || role.isEmpty()) {
        mistakes.add(at + "write ROLE NAME TOKEN; roles are viewer, analyst and owner");
      } else if (parts[2].length() < SHORTEST) {
        mistakes.add(at + "the token is shorter than " + SHORTEST + " characters");
      } else if (!names.add(parts[1])) {
        mistakes.add(at + "the name " + parts[1] + " is there twice");
      } else {
        entries.add(new Entry(new Principal(parts[1], role.get()), Sha256.of(parts[2])));
      }
    }
    if (entries.isEmpty() && mistakes.isEmpty()) {
      mistakes.add(file + ": there is no token in it");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new TokenAccess(entries);
  }

  /** Looks at every token, in constant time, so that answers do not tell how good a guess was. */
  @Override
  public Optional<Principal> of(String token) {
    byte[] given = Sha256.of(token);
    @Nullable Principal found = null;
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(given, entry.hash)) {
        found = entry.principal;
      }
    }
    return Optional.ofNullable(found);
  }
}
