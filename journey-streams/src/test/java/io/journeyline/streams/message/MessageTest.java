package io.journeyline.streams.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.emotion.Answer;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.funnel.Marks;
import io.journeyline.streams.touchpoint.Place;
import io.journeyline.streams.touchpoint.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
  private static final Cause CAUSE = new Cause("shöp", "e\u0000 1");

  static List<Message> everyKind() {
    return List.of(
        new Message.Take("email:ä@x", row(0)),
        new Message.Link("email:a", "user_id:b", true, false, CAUSE),
        new Message.Link("email:a", "user_id:b", false, true, CAUSE),
        new Message.Union("email:a", "user_id:b", CAUSE),
        Message.Move.of("user_id:u", row(1)),
        new Message.Move(
            "user_id:u",
            "name",
            2,
            3,
            "email:a",
            4,
            new Shipment(
                List.of(row(1), row(2)),
                List.of(new SealedHistory(new byte[] {1, 2})),
                Set.of("email:s", "email:t"),
                -5,
                CAUSE)),
        new Message.Move(
            "user_id:u", "", 0, 1, "", 0, new Shipment(List.of(), List.of(), Set.of(), 7, CAUSE)),
        new Message.Shared("user_id:u", "email:a", CAUSE),
        new Message.Lost("email:a", row(3)),
        new Message.Shortcut("email:a", "user_id:u"),
        new Message.CountRejected("key", "shop", "FUTURE", ""));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void shouldComeOutOfItsBytesAsItWent(Message message) {
    assertThat(Message.ofBytes(message.toBytes())).isEqualTo(message);
  }

  @Test
  void shouldTryEveryKind() {
    assertThat(everyKind().stream().map(Object::getClass).distinct())
        .hasSameElementsAs(List.of(Message.class.getPermittedSubclasses()));
  }

  @Test
  void shouldRefuseAKindThatItDoesNotKnow() {
    byte[] unknown = new ByteWriter().unsigned(99).text("email:a").toBytes();
    assertThatThrownBy(() -> Message.ofBytes(unknown)).hasMessageContaining("kind 99");
  }

  @Test
  void shouldRememberWhereAMoveWasPassedOnFirst() {
    Message.Move passed = Message.Move.of("email:a", row(0)).onTo("email:b", "email:a");
    assertThat(passed.onTo("email:c", "email:b"))
        .isEqualTo(new Message.Move("email:c", "", 0, 1, "email:a", 2, Shipment.of(row(0))));
  }

  @Test
  void shouldKnowWhetherTheSenderHadSpokenOfTheRows() {
    assertThat(Shipment.of(row(0)).isSaid()).isFalse();
    assertThat(new Shipment(List.of(row(0)), List.of(), Set.of(), 0, CAUSE).isSaid()).isTrue();
  }

  private static Row row(int rule) {
    return new Row(
        -12,
        34,
        new byte[] {1, -1},
        rule - 1,
        "src",
        "e" + rule,
        "Type",
        "web",
        List.of("email:a", "user_id:b"),
        rule == 2 ? List.of("user_id:a", "user_id:b") : List.of(),
        rule == 0 ? Map.of() : traits(),
        rule == 0 ? List.of() : marks(),
        feeling(rule),
        rule == 0 ? Place.NOWHERE : new Place(3, 17));
  }

  private static Feeling feeling(int rule) {
    return switch (rule) {
      case 0 -> Feeling.NONE;
      case 1 -> new Feeling(-9_999, "", new Answer(Answer.Metric.CES, 10_000));
      default -> new Feeling(null, "LANGUAGE", new Answer(Answer.Metric.OTHER, -1));
    };
  }

  private static List<Marks> marks() {
    return List.of(
        new Marks(0, 5, 0, Arrays.asList("a", null), "web"), new Marks(3, 0, 2, List.of(), ""));
  }

  private static Map<String, @Nullable Object> traits() {
    Map<String, @Nullable Object> traits = new TreeMap<>();
    traits.put("gone", null);
    traits.put("yes", true);
    traits.put("no", false);
    traits.put("count", -7L);
    traits.put("share", -0.5);
    traits.put("plan", "pro");
    return traits;
  }
}
