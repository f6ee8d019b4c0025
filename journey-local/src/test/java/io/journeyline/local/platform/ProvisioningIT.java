package io.journeyline.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.Provisioning;
import io.journeyline.schemas.ProvisioningException;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalPlatformExtension.class)
class ProvisioningIT {
  private final LocalPlatform platform;

  ProvisioningIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @Test
  void shouldCreateAndRegisterOnceAndOnlyOnce() throws Exception {
    Topics topics = new Topics("once.", 3);
    Provisioning provisioning =
        new Provisioning(platform.bootstrapServers(), platform.registryUrl());
    Provisioning.Result first = provisioning.provision(topics);
    assertThat(first.topicsCreated()).isEqualTo(topics.all().size());
    assertThat(first.subjectsRegistered()).isPositive();
    assertThat(provisioning.provision(topics)).isEqualTo(new Provisioning.Result(0, 0));

    try (Admin admin = admin()) {
      List<String> name = List.of(topics.touchpoints.name());
      assertThat(admin.describeTopics(name).allTopicNames().get().values())
          .singleElement()
          .satisfies(description -> assertThat(description.partitions()).hasSize(3));
      assertThat(config(admin, topics.touchpoints.name()).get("message.timestamp.type").value())
          .isEqualTo("LogAppendTime");
      assertThat(config(admin, topics.stages.name()).get("cleanup.policy").value())
          .isEqualTo("compact");
    }
    try (SchemaRegistryClient registry = registry()) {
      assertThat(registry.getAllSubjects())
          .contains("once.touchpoints-value", "once.stages-key", "once.stages-value");
      assertThat(registry.getCompatibility("once.stages-value")).isEqualTo("FULL");
    }
  }

  @Test
  void shouldRegisterExactlyWhatTheSerializersWrite() throws Exception {
    Topics topics = new Topics("same.", 1);
    new Provisioning(platform.bootstrapServers(), platform.registryUrl()).provision(topics);
    WireFormat wire = new WireFormat(platform.registryUrl());
    wire.keySerde(topics.counts)
        .serializer()
        .serialize(topics.counts.name(), new CountKey("shop", 1, "accepted", "web", "", "*"));
    wire.valueSerde(topics.counts).serializer().serialize(topics.counts.name(), new CountValue(1L));
    try (SchemaRegistryClient registry = registry()) {
      assertThat(registry.getAllVersions("same.counts-key")).containsExactly(1);
      assertThat(registry.getAllVersions("same.counts-value")).containsExactly(1);
    }
  }

  @Test
  void shouldRefuseAnotherNumberOfPartitions() {
    Provisioning provisioning =
        new Provisioning(platform.bootstrapServers(), platform.registryUrl());
    provisioning.provision(new Topics("fixed.", 2));
    assertThatThrownBy(() -> provisioning.provision(new Topics("fixed.", 5)))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining("has 2 partitions, but 5 are asked for")
        .hasMessageContaining("fixed by the first start")
        .hasMessageContaining("--partitions 2");
  }

  @Test
  void shouldRefuseATopicWithTheWrongCleanup() throws Exception {
    Topics topics = new Topics("policy.", 1);
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topics.touchpoints.name(), Optional.of(1), Optional.empty())
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    }
    assertThatThrownBy(
            () ->
                new Provisioning(platform.bootstrapServers(), platform.registryUrl())
                    .provision(topics))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining("cleanup.policy=compact, but must have delete");
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
  }

  private SchemaRegistryClient registry() {
    return new CachedSchemaRegistryClient(platform.registryUrl(), 10);
  }

  private static Config config(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return Objects.requireNonNull(
        admin.describeConfigs(List.of(resource)).all().get().get(resource));
  }
}
