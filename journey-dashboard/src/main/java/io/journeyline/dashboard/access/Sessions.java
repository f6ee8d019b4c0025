package io.journeyline.dashboard.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that have signed in: they carry a random number in a cookie, since live events cannot
 * carry a token.
 */
public final class Sessions {
  public static final Duration LIFE = Duration.ofHours(12);

  private static final int MOST = 10_000;
  private static final int BYTES = 32;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MOST;
        }
      };

  public Sessions(InstantSource clock) {
    this.clock = clock;
  }

  private record Session(Principal principal, long ends) {}

  /** Begins one and returns its number. */
  public synchronized String begin(Principal principal) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String number = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(number, new Session(principal, clock.millis() + LIFE.toMillis()));
    return number;
  }

  public synchronized Optional<Principal> of(String number) {
    @Nullable Session session = sessions.get(number);
    if (session != null && session.ends() < clock.millis()) {
      sessions.remove(number);
      return Optional.empty();
    }
    return Optional.ofNullable(session).map(Session::principal);
  }

  public synchronized void end(String number) {
    sessions.remove(number);
  }
}
