package io.journeyline.alerts.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.alerts.live.ExampleCustomers.Matching;
import io.journeyline.definition.AlertMetric;
import io.journeyline.definition.Series;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.JourneyEvent;
import io.journeyline.schemas.JourneyEventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExampleCustomersTest {
  private static final String DROPPED = Series.left("look", Series.DROP);
  private static final String BOUGHT = Series.left("look", "buy");
  private static final AlertMetric DROP_RATE =
      new AlertMetric("dropRate of look", List.of(DROPPED), List.of(DROPPED, BOUGHT));
  private static final AlertMetric ADVANCE_RATE =
      new AlertMetric("advanceRate of look", List.of(BOUGHT), List.of(DROPPED, BOUGHT));

  private final Map<String, Long> found = new LinkedHashMap<>();

  /** Of the window from 100 to 200; 0.5 is too much or too little by the limits. */
  private static Alert alert(
      @Nullable Double low, @Nullable Double high, Map<String, String> dimensions) {
    return Alert.newBuilder()
        .setId("a1")
        .setMap("shop")
        .setVersion(1)
        .setRule("r")
        .setKind("threshold")
        .setMetric("m")
        .setDimensions(dimensions)
        .setSeverity("warning")
        .setState(AlertState.FIRING)
        .setFrom(100)
        .setTo(200)
        .setSince(200)
        .setChangedAt(200)
        .setWatermark(200)
        .setN(10)
        .setCounted(5)
        .setValue(0.5)
        .setLow(low)
        .setHigh(high)
        .setShares(List.of())
        .setExamples(List.of())
        .build();
  }

  private static JourneyEvent event(
      JourneyEventType type, String stage, @Nullable String from, String channel, long at) {
    return new JourneyEvent(type, false, "shop", 1, stage, from, "looked", channel, at);
  }

  private static JourneyEvent dropped(String channel, long at) {
    return event(JourneyEventType.DROPPED, "look", null, channel, at);
  }

  @Test
  void shouldNameWhoDroppedInTheWindow() {
    Matching matching = Matching.of(alert(null, 0.3, Map.of()), DROP_RATE);
    matching.take("before", dropped("web", 99), found);
    matching.take("first", dropped("web", 100), found);
    matching.take("other", event(JourneyEventType.DROPPED, "buy", null, "web", 150), found);
    matching.take("bought", event(JourneyEventType.ADVANCED, "buy", "look", "web", 150), found);
    matching.take("last", dropped("app", 199), found);
    matching.take("after", dropped("web", 200), found);
    assertThat(found.keySet()).containsExactly("first", "last");
  }

  @Test
  void shouldNameWhoDroppedWhereTooFewAdvance() {
    Matching matching = Matching.of(alert(0.7, null, Map.of()), ADVANCE_RATE);
    matching.take("bought", event(JourneyEventType.ADVANCED, "buy", "look", "web", 150), found);
    matching.take("gone", dropped("web", 150), found);
    assertThat(found.keySet()).containsExactly("gone");
  }

  @Test
  void shouldNameOnlyThoseOfTheAlertsPart() {
    Matching matching = Matching.of(alert(null, 0.3, Map.of("channel", "app")), DROP_RATE);
    matching.take("web", dropped("web", 150), found);
    matching.take("app", dropped("app", 150), found);
    assertThat(found.keySet()).containsExactly("app");
  }

  @Test
  void shouldForgetWhoseDropIsTakenBack() {
    Matching matching = Matching.of(alert(null, 0.3, Map.of()), DROP_RATE);
    matching.take("back", dropped("web", 150), found);
    matching.take("back", event(JourneyEventType.REVIVED, "look", null, "web", 150), found);
    assertThat(found).isEmpty();
  }

  @Test
  void shouldNameNobodyWhereStepsDoNotTell() {
    AlertMetric touched = new AlertMetric("touchpoints", List.of("touched:looked"), List.of());
    assertThat(Matching.of(alert(null, 0.3, Map.of()), touched).series()).isEmpty();
    assertThat(Matching.of(alert(null, 0.3, Map.of("segment", "pro")), DROP_RATE).series())
        .isEmpty();
    AlertMetric entries =
        new AlertMetric("entries of look", List.of(Series.entered("look")), List.of());
    assertThat(Matching.of(alert(0.7, null, Map.of()), entries).series())
        .as("who did not come is nobody")
        .isEmpty();
  }
}
