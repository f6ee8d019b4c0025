package io.journeyline.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Principal ADA = new Principal("ada", Role.ANALYST);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
  private final Sessions sessions = new Sessions(now::get);

  @Test
  void shouldEndAfterItsLife() {
    String number = sessions.begin(ADA);

    now.updateAndGet(time -> time.plus(Sessions.LIFE));
    assertThat(sessions.of(number)).contains(ADA);
    now.updateAndGet(time -> time.plusMillis(1));
    assertThat(sessions.of(number)).isEmpty();
    assertThat(sessions.of(number)).as("it does not come back").isEmpty();
  }

  @Test
  void shouldHaveANumberOfItsOwnThatNobodyGuesses() {
    String one = sessions.begin(ADA);
    String two = sessions.begin(ADA);

    assertThat(one).hasSize(43).isNotEqualTo(two);
    sessions.end(one);
    assertThat(sessions.of(one)).isEmpty();
    assertThat(sessions.of(two)).contains(ADA);
    assertThat(sessions.of("")).isEmpty();
  }

  @Test
  void shouldNotLetANameBreakTheLog() {
    assertThat(new Principal("ada\r\nroot (owner)\u2028\u202e", Role.VIEWER).name())
        .isEqualTo("ada??root (owner)??");
  }
}
