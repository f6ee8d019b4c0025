package io.journeyline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.http.Fate;
import io.journeyline.ingest.http.TestReception;
import io.journeyline.schemas.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * What every source must do, whoever sends. A subclass names its row of the table of sources, gives
 * samples, and knows how its senders sign.
 */
public abstract class SourceContract {
  protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  protected static final String OLD_SECRET = "an-old-secret";
  protected static final String NEW_SECRET = "a-new-secret";

  private static final Duration NO_HANG = Duration.ofSeconds(10);

  private @Nullable Source source;

  /** The row of the table. */
  protected abstract SourceType type();

  /** Settings with both secrets; a subclass adds options. */
  protected SourceSettings settings() {
    return SourceSettings.of(type().id(), List.of(OLD_SECRET, NEW_SECRET));
  }

  /** Requests, not signed yet, of which every event becomes a touchpoint. */
  protected abstract List<TestRequest> accepted();

  /** Requests, not signed yet, that are answered with 2xx and come to nothing. */
  protected abstract List<TestRequest> ignored();

  /** Requests, not signed yet, of which every event is kept as rejected. */
  protected abstract List<TestRequest> rejected();

  /** The request as its sender, knowing a secret, would send it at {@link #NOW}. */
  protected abstract TestRequest sign(TestRequest request, String secret);

  @Test
  void shouldAcceptUnderEveryActiveSecret() {
    for (String secret : List.of(OLD_SECRET, NEW_SECRET)) {
      for (TestRequest request : accepted()) {
        try (TestReception reception = reception()) {
          Answer answer = reception.send(sign(request, secret));

          assertThat(reception.rejected()).as(text(request)).isEmpty();
          assertThat(answer.status()).as(text(request)).isBetween(200, 299);
          assertThat(reception.touchpoints()).as(text(request)).isNotEmpty();
          assertThat(reception.counts().isBalanced()).isTrue();
          assertThat(reception.counts().of(Fate.PUBLISHED))
              .isEqualTo(reception.touchpoints().size());
        }
      }
    }
  }

  @Test
  void shouldAnswerWellToWhatItIgnores() {
    for (TestRequest request : ignored()) {
      try (TestReception reception = reception()) {
        Answer answer = reception.send(sign(request, NEW_SECRET));

        assertThat(answer.status()).as(text(request)).isBetween(200, 299);
        assertThat(reception.touchpoints()).as(text(request)).isEmpty();
        assertThat(reception.rejected()).as(text(request)).isEmpty();
        assertThat(reception.counts().isBalanced()).isTrue();
      }
    }
  }

  @Test
  void shouldKeepTheBytesOfWhatItRejects() {
    for (TestRequest request : rejected()) {
      try (TestReception reception = reception()) {
        reception.send(sign(request, NEW_SECRET));

        assertThat(reception.touchpoints()).as(text(request)).isEmpty();
        assertThat(reception.rejected()).as(text(request)).isNotEmpty();
        assertThat(reception.rejected())
            .allSatisfy(rejection -> assertThat(rejection.getBytes().remaining()).isPositive());
        assertThat(reception.counts().isBalanced()).isTrue();
      }
    }
  }

  @Test
  void shouldRefuseWhoDoesNotKnowASecret() {
    for (TestRequest request : accepted()) {
      try (TestReception reception = reception()) {
        assertThat(reception.send(sign(request, "guessed")).status()).isEqualTo(401);
        assertThat(reception.send(request).status()).isEqualTo(401);

        assertThat(reception.touchpoints()).isEmpty();
        assertThat(reception.rejected()).as("strangers fill no topic").isEmpty();
        assertThat(reception.counts().of(Fate.REFUSED)).isEqualTo(2);
      }
    }
  }

  @Test
  void shouldGiveARepeatedRequestTheSameIdentity() {
    for (TestRequest request : accepted()) {
      try (TestReception first = reception();
          TestReception second = reception()) {
        TestRequest signed = sign(request, NEW_SECRET);
        first.send(signed);
        second.setNow(NOW.plusSeconds(60).toEpochMilli());
        second.send(signed);
        assertThat(identities(second)).as(text(request)).isEqualTo(identities(first));

        first.setNow(NOW.plusSeconds(60).toEpochMilli());
        int published = first.touchpoints().size();
        assertThat(first.send(signed).status()).isBetween(200, 299);
        assertThat(first.touchpoints()).as("once in the topic is enough").hasSize(published);
        assertThat(first.counts().of(Fate.DUPLICATE)).isEqualTo(published);
        assertThat(first.counts().isBalanced()).isTrue();
      }
    }
  }

  @Test
  void shouldNotTakeABodyAboveTheLimit() {
    for (TestRequest request : accepted()) {
      byte[] large = new byte[Route.DEFAULT_LIMIT + 1];
      try (TestReception reception = reception()) {
        Answer answer = reception.send(sign(request.withBody(large), NEW_SECRET));

        assertThat(answer.status()).isIn(400, 401, 413);
        assertThat(reception.touchpoints()).isEmpty();
        assertThat(reception.counts().isBalanced()).isTrue();
      }
    }
  }

  @Test
  void shouldBearFieldsThatItDoesNotKnow() throws Exception {
    for (TestRequest request : accepted()) {
      JsonNode body = json(request);
      if (!body.isContainerNode()) {
        continue;
      }
      for (JsonNode event : body.isArray() ? body : List.of(body)) {
        ((ObjectNode) event).putObject("x_never_seen_before").putArray("a").add(1).addNull();
      }
      try (TestReception reception = reception()) {
        TestRequest changed = request.withBody(Json.MAPPER.writeValueAsBytes(body));

        assertThat(reception.send(sign(changed, NEW_SECRET)).status()).isBetween(200, 299);
        assertThat(reception.rejected()).isEmpty();
        assertThat(reception.touchpoints()).isNotEmpty();
      }
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void shouldSurviveAnyBytes(@ForAll @Size(max = 300) byte[] bytes, @ForAll int which) {
    shouldComeToAnEnd(any(which).withBody(bytes));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void shouldSurviveDamagedRequests(
      @ForAll int which,
      @ForAll @IntRange(min = 0, max = 1_000_000) int place,
      @ForAll byte replacement,
      @ForAll @IntRange(min = 0, max = 3) int cut) {
    TestRequest request = any(which);
    byte[] body = request.body();
    if (body.length == 0) {
      return;
    }
    body[place % body.length] = replacement;
    int kept = cut == 0 ? place % body.length : body.length;
    shouldComeToAnEnd(request.withBody(java.util.Arrays.copyOf(body, kept)));
  }

  /** Numbers where text is expected, lists where objects are, and so on. */
  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void shouldSurviveValuesOfOtherTypes(
      @ForAll int which, @ForAll int place, @ForAll @IntRange(min = 0, max = 9) int kind)
      throws Exception {
    TestRequest request = any(which);
    JsonNode body = json(request);
    if (body.isContainerNode()) {
      JsonNode changed = OtherTypes.replaceOne(body, place, kind);
      shouldComeToAnEnd(request.withBody(Json.MAPPER.writeValueAsBytes(changed)));
    }
  }

  private void shouldComeToAnEnd(TestRequest request) {
    Assertions.assertTimeoutPreemptively(
        NO_HANG,
        () -> {
          try (TestReception reception = reception()) {
            Answer answer = reception.send(sign(request, NEW_SECRET));

            assertThat(answer.status()).isBetween(200, 499);
            assertThat(reception.failures()).as("exceptions that escaped").isEmpty();
            assertThat(reception.counts().isBalanced()).isTrue();
          }
        });
  }

  private TestRequest any(int which) {
    List<TestRequest> all = accepted();
    return all.get(Math.floorMod(which, all.size()));
  }

  private static JsonNode json(TestRequest request) throws java.io.IOException {
    try {
      return Json.MAPPER.readTree(request.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Json.MAPPER.getNodeFactory().missingNode();
    }
  }

  protected TestReception reception() {
    return new TestReception(madeOnce(), settings(), NOW.toEpochMilli());
  }

  /** A source has no state, and some take long to make. */
  private SourceType madeOnce() {
    SourceType type = type();
    return new SourceType(
        type.id(),
        type.title(),
        type.access(),
        type.options(),
        settings -> {
          @Nullable Source made = source;
          if (made == null) {
            made = type.factory().create(settings);
            source = made;
          }
          return made;
        });
  }

  private static Set<List<Object>> identities(TestReception reception) {
    Set<List<Object>> identities = new HashSet<>();
    for (Touchpoint touchpoint : reception.touchpoints()) {
      identities.add(
          List.of(
              touchpoint.getSource(),
              touchpoint.getEventId(),
              Set.copyOf(touchpoint.getIdentifiers())));
    }
    return identities;
  }

  private static String text(TestRequest request) {
    return request.method() + " " + request.path();
  }
}
