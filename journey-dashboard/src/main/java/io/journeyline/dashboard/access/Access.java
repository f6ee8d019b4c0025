package io.journeyline.dashboard.access;

import java.util.Optional;

/** Says who a bearer of a token is. */
public interface Access {

  /** Everybody who reaches the server, which is on this machine only, may do everything. */
  Access OPEN =
      new Access() {
        @Override
        public Optional<Principal> of(String token) {
          return Optional.of(new Principal("local", Role.OWNER));
        }

        @Override
        public boolean isOpen() {
          return true;
        }
      };

  /** Who carries this token; nobody where it is not valid. */
  Optional<Principal> of(String token);

  /** Whether no token is needed. */
  default boolean isOpen() {
    return false;
  }
}
