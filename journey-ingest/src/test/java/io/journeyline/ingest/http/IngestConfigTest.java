package io.journeyline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.ingest.source.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        .isEqualTo(new Tls.Pem(folder.resolve("key.pem"), folder.resolve("chain.pem")));
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
  void shouldReadTopicsAmongTheSources() throws IOException {
    IngestSettings settings =
        load(
            """
            ingest:
              tls: {key-store: keys.p12, password-file: secret}
            sources:
              - {id: orders, type: debezium-outbox, topic: outbox.event.Order,
                 identifiers: {user_id: /customerId}, kafka: {bootstrap.servers: "k:1"}}
              - {type: salesforce-cdc, topics: [a, b], group: mine, currency: EUR}
            """);

    assertThat(settings.sources()).as("only what is configured").isEmpty();
    assertThat(settings.tls())
        .isEqualTo(new Tls.KeyStore(folder.resolve("keys.p12"), folder.resolve("secret")));
    ConfiguredTopic orders = settings.topics().getFirst();
    assertThat(orders.topics()).containsExactly("outbox.event.Order");
    assertThat(orders.group()).isNull();
    assertThat(orders.settings().id()).isEqualTo("orders");
    assertThat(orders.settings().channel()).isEqualTo("crm");
    assertThat(orders.settings().options()).isEqualTo(Map.of("identifiers.user_id", "/customerId"));
    assertThat(orders.kafka()).isEqualTo(Map.of("bootstrap.servers", "k:1"));
    ConfiguredTopic crm = settings.topics().getLast();
    assertThat(crm.topics()).containsExactly("a", "b");
    assertThat(crm.group()).isEqualTo("mine");
    assertThat(crm.settings().id()).isEqualTo("salesforce-cdc");
  }

  @Test
  void shouldTellWhatIsWrongWithTopics() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    ingest: {tls: {key-store: keys.p12}}
                    sources:
                      - {type: debezium-outbox, topik: t, text: nowhere}
                      - {id: a, type: json-topic, topic: t}
                    """))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ingest.tls: needs")
        .hasMessageContaining("sources.0.topik: unknown; debezium-outbox has [")
        .hasMessageContaining("sources.0.text: 'nowhere' is no JSON pointer")
        .hasMessageContaining("sources.0.topic: missing")
        .hasMessageContaining("sources.1.mapping: missing");
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
