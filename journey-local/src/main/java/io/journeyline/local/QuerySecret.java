package io.journeyline.local;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What a dashboard must carry to be answered. */
final class QuerySecret {
  private static final int UNAUTHORIZED = 401;

  private final byte[] needed;

  QuerySecret(String secret) {
    needed = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
  }

  /** Lets only those through who carry it. */
  Handler guard(Handler handler) {
    return (request, response) -> {
      if (request.headers().first(HeaderNames.AUTHORIZATION).filter(this::isNeeded).isPresent()) {
        handler.handle(request, response);
      } else {
        response.status(UNAUTHORIZED).send("This needs the secret of --query-secret.\n");
      }
    };
  }

  /** In constant time, so that answers do not tell how much of a guess was right. */
  private boolean isNeeded(String header) {
    return MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), needed);
  }
}
