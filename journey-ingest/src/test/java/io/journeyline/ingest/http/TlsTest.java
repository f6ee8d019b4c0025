package io.journeyline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  private Path store = Path.of("");
  private Path password = Path.of("");

  @BeforeEach
  void shouldMakeACertificate() throws Exception {
    store = folder.resolve("keys.p12");
    password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "1",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  private static IngestSettings settings(Tls tls) {
    IngestSettings local = IngestSettings.local(0);
    return new IngestSettings(
        local.host(),
        0,
        local.sources(),
        local.publishTimeout(),
        local.maxInFlight(),
        tls,
        List.of());
  }

  @Test
  void shouldServeHttpsWithAKeyStore() throws Exception {
    assertServes(new Tls.KeyStore(store, password));
  }

  @Test
  void shouldServeHttpsWithPem() throws Exception {
    KeyStore keys = keys();
    Path key =
        Files.writeString(
            folder.resolve("key.pem"),
            pem("PRIVATE KEY", keys.getKey("1", PASSWORD.toCharArray()).getEncoded()));
    Path certificate =
        Files.writeString(
            folder.resolve("chain.pem"), pem("CERTIFICATE", keys.getCertificate("1").getEncoded()));
    assertServes(new Tls.Pem(key, certificate));
  }

  @Test
  void shouldTellWhichFileCannotBeUsed() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "not this one");
    assertThatThrownBy(() -> start(new Tls.KeyStore(store, wrong)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("keys.p12")
        .hasMessageNotContaining("not this one");
    assertThatThrownBy(() -> start(new Tls.KeyStore(folder.resolve("none"), password)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ingest.tls.key-store");
  }

  private static void start(Tls tls) throws IOException {
    IngestServer.start(settings(tls), new FakePublisher()).close();
  }

  private void assertServes(Tls tls) throws Exception {
    FakePublisher publisher = new FakePublisher();
    try (IngestServer server = IngestServer.start(settings(tls), publisher);
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(keys())).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/v1/track"))
              .POST(HttpRequest.BodyPublishers.ofString("{\"event\":\"E\",\"userId\":\"u\"}"))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(publisher.touchpoints).hasSize(1);
  }

  private KeyStore keys() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("1"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static String pem(String type, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(bytes), type);
  }
}
