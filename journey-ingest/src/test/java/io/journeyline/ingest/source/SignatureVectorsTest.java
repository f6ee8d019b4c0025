package io.journeyline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.hubspot.HubSpotSource;
import io.journeyline.ingest.source.sendgrid.SendGridSource;
import io.journeyline.ingest.source.twilio.TwilioSource;
import io.journeyline.ingest.source.webhook.StandardWebhookSource;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Signatures that vendors have published pass, and fail when a single byte is another. */
class SignatureVectorsTest {
  private static final String TWILIO = "X-Twilio-Email-Event-Webhook-";

  /** A signed request and the source that is to let it in. */
  private record Signed(
      Source source, String method, URI uri, Map<String, String> headers, String body, long at) {

    void check() throws RefusedException {
      String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      source.authenticate(
          new WebRequest(
              method,
              uri.getPath(),
              Map.of(),
              new Query(query),
              headers,
              Payload.of(utf8(body)),
              at));
    }

    Signed withBody(String other) {
      return new Signed(source, method, uri, headers, other, at);
    }

    Signed withHeader(String name, String value) {
      Map<String, String> other = new HashMap<>(headers);
      other.put(name, value);
      return new Signed(source, method, uri, other, body, at);
    }
  }

  @Test
  void shouldLetInWhatVendorsSignedAndNothingElse() throws Exception {
    JsonNode vectors = Json.MAPPER.readTree(file().toFile());
    assertThat(vectors).hasSize(9);
    for (JsonNode vector : vectors) {
      String id = vector.path("id").asText();
      Signed signed = signed(vector);
      signed.check();
      assertRefused(id, signed);
    }
  }

  /** Every byte of the body and every character of what signs it, one at a time. */
  private static void assertRefused(String id, Signed signed) {
    for (int i = 0; i < signed.body().length(); i++) {
      StringBuilder body = new StringBuilder(signed.body());
      body.setCharAt(i, (char) (body.charAt(i) ^ 1));
      Signed changed = signed.withBody(body.toString());
      assertThatThrownBy(changed::check)
          .as(id + ", byte " + i)
          .isInstanceOf(RefusedException.class);
    }
    signed
        .headers()
        .forEach(
            (name, value) -> {
              Signed changed = signed.withHeader(name, flipped(value));
              assertThatThrownBy(changed::check)
                  .as(id + ", " + name)
                  .isInstanceOf(RefusedException.class);
            });
  }

  private static String flipped(String text) {
    int at = text.length() / 2;
    char other = text.charAt(at) == '1' ? '2' : '1';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private static Signed signed(JsonNode vector) {
    String id = vector.path("id").asText();
    String expected = vector.path("expected").asText();
    String body = vector.path("body").asText("");
    if (id.startsWith("hubspot-")) {
      String version = id.substring("hubspot-".length()).substring(0, 2);
      return hubSpot(vector, version, expected, body);
    }
    return switch (id) {
      case "twilio-form" -> twilio(vector, expected, form(vector.path("params")));
      case "twilio-json-bodySHA256" -> twilio(vector, expected, body);
      case "sendgrid-ecdsa" ->
          new Signed(
              SendGridSource.TYPE
                  .factory()
                  .create(settings(vector.path("publicKey").asText(), "https://in.example.com/x")),
              "POST",
              URI.create("https://in.example.com/x"),
              Map.of(
                  (TWILIO + "Signature").toLowerCase(java.util.Locale.ROOT),
                  vector.path("signature").asText(),
                  (TWILIO + "Timestamp").toLowerCase(java.util.Locale.ROOT),
                  vector.path("timestamp").asText()),
              body,
              0);
      case "standard-webhooks-svix" ->
          new Signed(
              StandardWebhookSource.TYPE
                  .factory()
                  .create(settings(vector.path("secret").asText(), "https://in.example.com/x")),
              "POST",
              URI.create("https://in.example.com/x"),
              Map.of(
                  "webhook-id", vector.path("msgId").asText(),
                  "webhook-timestamp", vector.path("timestamp").asText(),
                  "webhook-signature", expected),
              body,
              vector.path("timestamp").asLong() * 1_000);
      default -> throw new AssertionError("no source for the vector " + id);
    };
  }

  private static Signed hubSpot(JsonNode vector, String version, String expected, String body) {
    String uri = vector.path("uri").asText("https://www.example.com/webhook_uri");
    SourceSettings settings =
        settings(vector.path("secret").asText(), uri).withOptions(Map.of("signature", version));
    Map<String, String> headers =
        version.equals("v3")
            ? Map.of(
                "x-hubspot-signature-v3",
                expected,
                "x-hubspot-request-timestamp",
                vector.path("timestamp").asText())
            : Map.of("x-hubspot-signature", expected);
    return new Signed(
        HubSpotSource.TYPE.factory().create(settings),
        vector.path("method").asText("POST"),
        URI.create(uri),
        headers,
        body,
        vector.path("timestamp").asLong());
  }

  private static Signed twilio(JsonNode vector, String expected, String body) {
    String url = vector.path("url").asText();
    return new Signed(
        TwilioSource.TYPE.factory().create(settings(vector.path("secret").asText(), url)),
        "POST",
        URI.create(url),
        Map.of("x-twilio-signature", expected),
        body,
        0);
  }

  private static String form(JsonNode params) {
    return params.properties().stream()
        .map(
            field ->
                field.getKey()
                    + "="
                    + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static SourceSettings settings(String secret, String url) {
    URI uri = URI.create(url);
    return new SourceSettings(
        "vendor",
        List.of("another secret", secret).subList(secret.startsWith("MFk") ? 1 : 0, 2),
        uri.getPath(),
        uri.getScheme() + "://" + uri.getAuthority(),
        "web",
        Map.of());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path file() {
    String folder = System.getProperty("journeyline.peers", "");
    assumeThat(folder).as("-Djourneyline.peers=FOLDER names the folder with vectors").isNotEmpty();
    Path file = Path.of(folder, "payloads", "signature_vectors.json");
    assumeThat(Files.isRegularFile(file)).as(file + " is there").isTrue();
    return file;
  }
}
