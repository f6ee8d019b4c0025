package io.journeyline.local.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker that lets in only who speaks TLS and knows a password (SASL_SSL, SCRAM-SHA-512). */
public final class SecureBroker implements AutoCloseable {
  public static final String USER = "journeyline";
  public static final String PASSWORD = "sesame";

  private static final String STORE_PASSWORD = "changeit";

  private final KafkaRaftServer server;
  private final int port;
  private final Path certificate;

  private SecureBroker(KafkaRaftServer server, int port, Path certificate) {
    this.server = server;
    this.port = port;
    this.certificate = certificate;
  }

  /**
   * Starts it.
   *
   * @param folder an empty one
   */
  public static SecureBroker start(Path folder) throws Exception {
    Path store = folder.resolve("broker.p12");
    makeKeys(store);
    Path data = folder.resolve("kafka");
    format(data);
    int port = LoopbackPort.choose(0, "Kafka broker", "--broker-port");
    Quorum inside = Quorum.single(LoopbackPort.choose(0, "Kafka broker inside", "--broker-port"));
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings(data, inside, store, port)), Time.SYSTEM);
    server.startup();
    return new SecureBroker(server, port, certificate(store, folder.resolve("ca.pem")));
  }

  /** What the broker tells itself stays without a password; that listener nobody else is told. */
  private static Properties settings(Path data, Quorum inside, Path store, int port) {
    Properties settings = BrokerSettings.of(data, inside, BrokerSettings.NODE_ID);
    String secure = "SECURE://" + LoopbackPort.HOST + ":" + port;
    settings.merge("listeners", secure, (one, other) -> one + "," + other);
    settings.merge("advertised.listeners", secure, (one, other) -> one + "," + other);
    settings.merge(
        "listener.security.protocol.map", "SECURE:SASL_SSL", (one, other) -> one + "," + other);
    settings.setProperty("listener.name.secure.ssl.keystore.location", store.toString());
    settings.setProperty("listener.name.secure.ssl.keystore.type", "PKCS12");
    settings.setProperty("listener.name.secure.ssl.keystore.password", STORE_PASSWORD);
    settings.setProperty("listener.name.secure.ssl.key.password", STORE_PASSWORD);
    settings.setProperty("listener.name.secure.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.setProperty(
        "listener.name.secure.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    return settings;
  }

  private static void format(Path data) throws Exception {
    Files.createDirectories(data);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerSettings.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setScramArguments(List.of("SCRAM-SHA-512=[name=%s,password=%s]".formatted(USER, PASSWORD)))
        .run();
  }

  private static void makeKeys(Path store) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
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
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool said: " + said);
    }
  }

  private static Path certificate(Path store, Path pem)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(keys.getCertificate("broker").getEncoded());
    return Files.writeString(
        pem, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
  }

  public String bootstrapServers() {
    return LoopbackPort.HOST + ":" + port;
  }

  /** What clients trust, as PEM. */
  public Path certificate() {
    return certificate;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
