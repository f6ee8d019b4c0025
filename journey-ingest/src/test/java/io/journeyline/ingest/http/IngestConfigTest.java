package io.journeyline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.ingest.source.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestConfigTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void shouldReadServerAndSources() throws Exception {
    Files.writeString(folder.resolve("keys"), "k3\n\n k4 \n");
    IngestSettings settings =
        load(
            """
            ingest:
              host: 0.0.0.0
              port: 9000
              publish-timeout: PT1S
              public-url: https://in.example.com/
              tls: {private-key: key.pem, certificates: chain.pem}
            sources:
              - type: segment
                keys: [k1, "${test.ingest.key}"]
                rate: 500
              - {id: app, type: segment, keys: [], secrets-file: keys, channel: mobile}
            """);

    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.publishTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.tls())
        .isEqualTo(new IngestSettings.Tls(folder.resolve("key.pem"), folder.resolve("chain.pem")));
    ConfiguredSource web = settings.sources().getFirst();
    assertThat(web.rate()).isEqualTo(500);
    assertThat(web.settings().id()).isEqualTo("segment");
    assertThat(web.settings().secrets()).containsExactly("k1", "from-a-variable");
    assertThat(web.settings().publicUrl()).isEqualTo("https://in.example.com");
    SourceSettings app = settings.sources().getLast().settings();
    assertThat(app.id()).isEqualTo("app");
    assertThat(app.path()).isEqualTo("/webhooks/app");
    assertThat(app.secrets()).containsExactly("k3", "k4");
    assertThat(app.channel()).isEqualTo("mobile");
    assertThat(settings.toString()).doesNotContain("k1");
  }

  @Test
  void shouldTellEveryMistakeAtOnce() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    ingest: {port: many, hots: x, publish-timeout: 3}
                    sources:
                      - {type: segmnet, keys: [a]}
                      - {type: segment, keys: ["${test.ingest.absent}"], rate: -1, path: x}
                    """))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ingest.port: 'many'")
        .hasMessageContaining("ingest.hots: unknown")
        .hasMessageContaining("ingest.publish-timeout: '3'")
        .hasMessageContaining("sources.0.type: 'segmnet' is unknown; allowed are [")
        .hasMessageContaining("sources.1.keys.0: refers to a variable that is not set")
        .hasMessageContaining("sources.1.rate: '-1'")
        .hasMessageContaining("sources.1.path");
  }

  @Test
  void shouldNameAnOptionThatASourceDoesNotHave() throws Exception {
    IngestSettings settings = load("sources: [{type: segment, keys: [a], tables: {x: y}}]");

    assertThatThrownBy(() -> IngestServer.start(settings, new FakePublisher()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sources.segment.tables.x: unknown");
  }

  @Test
  void shouldLetTheCommandLineCountMore() throws Exception {
    Path file = Files.writeString(folder.resolve("journey.yaml"), "ingest: {port: 9000}");
    IngestSettings settings =
        IngestConfig.load(file, new IngestConfig.Overrides(null, 9001, List.of("k")));

    assertThat(settings.port()).isEqualTo(9001);
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.sources())
        .isNotEmpty()
        .allMatch(source -> source.settings().secrets().equals(List.of("k")));
  }

  @Test
  void shouldNeedNoFile() throws Exception {
    IngestSettings settings = IngestConfig.load(null, IngestConfig.Overrides.NONE);

    assertThat(settings.acceptsAnyKey()).isTrue();
    assertThatThrownBy(
            () -> IngestConfig.load(folder.resolve("absent.yaml"), IngestConfig.Overrides.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("absent.yaml");
  }

  private IngestSettings load(String yaml) throws IOException {
    System.setProperty("test.ingest.key", "from-a-variable");
    try {
      Path file = Files.writeString(folder.resolve("journey.yaml"), yaml);
      return IngestConfig.load(file, IngestConfig.Overrides.NONE);
    } finally {
      System.clearProperty("test.ingest.key");
    }
  }
}
