package io.journeyline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.journeyline.schemas.Provisioning.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisioningTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Settings SETTINGS =
      new Settings((short) 3, Duration.ofDays(400).toMillis(), PATIENCE);

  private final Topics topics = new Topics("test.", 4);
  private final ProvisionedTopics provisioned = new ProvisionedTopics(Map.of(), SETTINGS);

  @Test
  void shouldKeepTouchpointsForTheRetentionTimeByTheTimeOfAppend() {
    assertThat(provisioned.config(topics.touchpoints, topics))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", String.valueOf(Duration.ofDays(400).toMillis()))
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void shouldNeverDeleteWhatIsUnderWayByTime() {
    assertThat(provisioned.config(topics.forwards, topics))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(provisioned.config(topics.differences, topics))
        .containsEntry("retention.ms", "-1")
        .doesNotContainKey("message.timestamp.type");
  }

  @Test
  void shouldCompactAggregates() {
    assertThat(provisioned.config(topics.stages, topics))
        .containsEntry("cleanup.policy", "compact")
        .doesNotContainKey("retention.ms");
  }

  @Test
  void shouldHaveRoomForWhatIsMadeOfTheLargestTouchpoint() {
    assertThat(provisioned.config(topics.touchpoints, topics))
        .containsEntry("max.message.bytes", String.valueOf(2 << 20));
    assertThat(provisioned.config(topics.rejected, topics))
        .containsEntry("max.message.bytes", String.valueOf(8 << 20));
    assertThat(provisioned.config(topics.forwards, topics))
        .containsEntry("max.message.bytes", String.valueOf(8 << 20));
  }

  @Test
  void shouldHaveASubjectForEveryRecordAndNoneForTextAndBytes() {
    Map<String, AvroSchema> schemas = ProvisionedSubjects.schemas(topics);
    assertThat(schemas)
        .containsKeys("test.touchpoints-value", "test.stages-key", "test.stages-value")
        .doesNotContainKeys("test.touchpoints-key", "test.forwards-value");
    assertThat(schemas.values())
        .allSatisfy(
            schema -> assertThat(schema.canonicalString()).doesNotContain("avro.java.string"));
  }

  @Test
  void shouldSayWhereKafkaDoesNotAnswer() throws IOException {
    String nobody = "127.0.0.1:" + freePort();
    Provisioning provisioning =
        new Provisioning(
            Map.of("bootstrap.servers", nobody), "http://" + nobody, Map.of(), SETTINGS);
    assertThatThrownBy(() -> provisioning.provision(topics))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining(nobody)
        .hasMessageContaining("--bootstrap-servers");
  }

  @Test
  void shouldSayThatAnAddressIsNone() {
    Provisioning provisioning =
        new Provisioning(
            Map.of("bootstrap.servers", "nowhere"), "http://localhost", Map.of(), SETTINGS);
    assertThatThrownBy(() -> provisioning.provision(topics))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void shouldSayWhereTheRegistryDoesNotAnswer() throws IOException {
    String nobody = "http://127.0.0.1:" + freePort();
    assertThatThrownBy(() -> new ProvisionedSubjects(nobody, Map.of(), SETTINGS).register(topics))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining(nobody)
        .hasMessageContaining("--registry-url");
  }

  @Test
  void shouldAskARegistryAgainThatDidNotAnswerInTime() throws IOException {
    try (ForgetfulRegistry registry = new ForgetfulRegistry(2)) {
      Settings impatient = new Settings((short) 1, 1, Duration.ofMillis(100));
      assertThat(new ProvisionedSubjects(registry.url(), Map.of(), impatient).register(topics))
          .isEqualTo(ProvisionedSubjects.schemas(topics).size());
      assertThat(registry.forgotten()).isEqualTo(2);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
