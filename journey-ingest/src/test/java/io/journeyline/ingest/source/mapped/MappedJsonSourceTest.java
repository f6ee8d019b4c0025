package io.journeyline.ingest.source.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedJsonSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/json";
  private static final String MAPPING =
      """
      dates: ["dd.MM.yyyy HH:mm"]
      zone: Europe/Berlin
      touchpoints:
        - when: "row.kind == 'call'"
          eventId: "row.id"
          source: "'callcentre'"
          channel: "'phone'"
          type: "'Call Ended'"
          occurredAt: "row.ended"
          identifiers: {phone: row.caller.number, crm_contact: row.caller.contact}
          properties: {seconds: row.seconds, tags: row.tags}
        - when: "has(row.score)"
          eventId: "string(row.id) + ':score'"
          source: "'callcentre'"
          channel: "'phone'"
          type: "'Call Rated'"
          occurredAt: "row.ended"
          identifiers: {phone: row.caller.number}
          feedback: {metric: "'csat'", score: double(row.score), min: "1", max: "5"}
      """;

  private static final Path FILE = write(MAPPING);

  private static Path write(String mapping) {
    try {
      Path file = Files.createTempFile("calls", ".mapping.yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, mapping);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected SourceType type() {
    return MappedJsonSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return super.settings().withOptions(Map.of("mapping", FILE.toString(), "events", "calls"));
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(
            PATH,
            """
            {"calls":[{"kind":"call","id":"c1","ended":"01.03.2026 10:00","seconds":95,"score":4,
                       "caller":{"number":"+49301234567"},"tags":["a","b"]},
                      {"kind":"call","id":"c2","ended":"2026-03-01T09:30:00Z","seconds":3,
                       "caller":{"number":"+49301234568","contact":17}}]}
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, "{\"calls\":[{\"kind\":\"voicemail\"}]}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"calls\":[{\"kind\":\"call\",\"id\":\"c3\"},7]}"),
        TestRequest.post(PATH, "{\"other\":1}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.withBasic(secret);
  }

  @Test
  void shouldMakeWhatTheMappingSays() {
    try (TestReception reception = reception()) {
      reception.send(sign(accepted().getFirst(), NEW_SECRET));

      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getEventId)
          .containsExactly("c1", "c1:score", "c2");
      Touchpoint first = reception.touchpoints().getFirst();
      assertThat(first.getSource()).isEqualTo("callcentre");
      assertThat(first.getProperties())
          .containsEntry("seconds", 95L)
          .containsEntry("tags", "[\"a\",\"b\"]");
      assertThat(first.getOccurredAt()).isEqualTo(NOW.minusSeconds(3 * 3_600).toEpochMilli());
      assertThat(reception.touchpoints().get(1).getFeedback())
          .isEqualTo(new Feedback("csat", 4.0, 1.0, 5.0));
      assertThat(reception.touchpoints().get(2).getIdentifiers())
          .contains(new Identifier("crm_contact", "17"));
    }
  }

  @Test
  void shouldNameWhatIsWrongWithAMapping() {
    Path bad = write(MAPPING.replace("row.ended", "rwo.ended"));
    SourceSettings settings = super.settings();

    assertThatThrownBy(() -> MappedJsonSource.TYPE.factory().create(settings))
        .hasMessageContaining("mapping: missing");
    assertThatThrownBy(
            () ->
                MappedJsonSource.TYPE
                    .factory()
                    .create(settings.withOptions(Map.of("mapping", bad.toString()))))
        .hasMessageContaining("unknown name 'rwo'")
        .hasMessageContaining("row.name");
  }
}
