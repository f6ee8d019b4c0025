package io.journeyline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.ConsentRule;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.admission.ConsentAdmission;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.ingest.source.segment.SegmentSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is let in by consent, as the server asks for it. */
class EdgeTest {
  private static final long NOW = 1_800_000_000_000L;

  private static TestReception reception(Admission admission) {
    return new TestReception(
        SegmentSource.TYPE, SourceSettings.of("segment", List.of()), NOW, admission);
  }

  private static TestRequest batch(String... consents) {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < consents.length; i++) {
      String context =
          consents[i].isEmpty() ? "" : ",\"context\":{\"consent\":" + consents[i] + "}";
      events
          .append(i == 0 ? "" : ",")
          .append(
              "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"m%d\"%s}"
                  .formatted(i, context));
    }
    return TestRequest.post("/v1/batch", "{\"batch\":[" + events + "]}");
  }

  @Test
  void shouldPublishOnlyWhatTheRequiredConsentIsGivenFor() {
    ConsentRule rule = new ConsentRule(List.of("analytics"), false, true);
    try (TestReception server = reception(new ConsentAdmission(rule))) {
      Answer answer =
          server.send(
              batch(
                  "{\"categoryPreferences\":{\"analytics\":true}}",
                  "{\"categoryPreferences\":{\"analytics\":false}}",
                  "{\"categoryPreferences\":{}}",
                  ""));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(server.touchpoints()).hasSize(1);
      assertThat(server.touchpoints().getFirst().getConsent()).isEqualTo(Map.of("analytics", true));
      assertThat(server.counts().of(Fate.IGNORED)).isEqualTo(3);
      assertThat(server.counts().isBalanced()).isTrue();
    }
  }

  @Test
  void shouldNoteGlobalPrivacyControlAndHeedItWhereTheDefinitionSaysSo() {
    try (TestReception lenient = reception(Admission.ALL)) {
      lenient.send(batch("").with("Sec-GPC", "1"));
      assertThat(lenient.touchpoints().getFirst().getConsent()).isEqualTo(Map.of("gpc", true));
    }
    ConsentRule rule = new ConsentRule(List.of(), true, false);
    try (TestReception strict = reception(new ConsentAdmission(rule))) {
      strict.send(batch("").with("Sec-GPC", "1"));
      assertThat(strict.touchpoints()).isEmpty();
      strict.send(batch("").with("Sec-GPC", "0"));
      assertThat(strict.touchpoints()).hasSize(1);
    }
  }

  @Test
  void shouldTakeNothingWhileItIsUndecided() {
    Admission undecided =
        touchpoint -> {
          throw new UndecidedException("not read yet");
        };
    try (TestReception server = reception(undecided)) {
      assertThat(server.send(batch("", "")).status()).isEqualTo(503);
      assertThat(server.touchpoints()).isEmpty();
      assertThat(server.counts().of(Fate.REFUSED)).isEqualTo(2);
    }
  }
}
