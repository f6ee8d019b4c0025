package io.journeyline.schemas;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.journeyline.schemas.Provisioning.Settings;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** The schemas of the catalogue's records in a registry, one subject a topic's key or value. */
final class ProvisionedSubjects {
  private static final int CACHED_SCHEMAS = 100;

  /** An answer may take so many times as long as a connection. */
  private static final int READ_PATIENCE = 3;

  /** How often a request is made whose answer does not come. */
  private static final int ATTEMPTS = 3;

  private static final String CONNECT_TIMED_OUT = "Connect timed out";
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;

  private final String url;
  private final Map<String, Object> config;
  private final Settings settings;

  ProvisionedSubjects(String url, Map<String, ?> config, Settings settings) {
    int patience = Math.toIntExact(settings.patience().toMillis());
    this.url = url;
    this.settings = settings;
    this.config = new HashMap<>(config);
    this.config.putIfAbsent(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, patience);
    // One that has just started is slow to store its first schemas.
    this.config.putIfAbsent(
        SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, READ_PATIENCE * patience);
    // A registry that is not there is told at once; whoever waits for one starts again.
    this.config.putIfAbsent(SchemaRegistryClientConfig.MAX_RETRIES_CONFIG, 0);
  }

  /** Registers every schema that its subject does not know, and returns how many were new. */
  int register(Topics topics) {
    try (SchemaRegistryClient client =
        SchemaRegistryClientFactory.newClient(
            List.of(url), CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), config, Map.of())) {
      Set<String> known = new HashSet<>(answered(client::getAllSubjects));
      int added = 0;
      for (Map.Entry<String, AvroSchema> subject : schemas(topics).entrySet()) {
        register(client, subject.getKey(), subject.getValue());
        promiseCompatibility(client, subject.getKey());
        added += known.contains(subject.getKey()) ? 0 : 1;
      }
      return added;
    } catch (IOException e) {
      throw new ProvisioningException(
          "The schema registry does not answer at %s (%s; waited up to %d s to connect, %d times %d s for an answer). Check that it runs and that --registry-url names it."
              .formatted(
                  url,
                  e.getMessage(),
                  settings.patience().toSeconds(),
                  ATTEMPTS,
                  READ_PATIENCE * settings.patience().toSeconds()),
          e);
    } catch (RestClientException e) {
      if (e.getStatus() == UNAUTHORISED || e.getStatus() == FORBIDDEN) {
        throw new ProvisioningException(
            "The schema registry at %s does not let us in (HTTP %d). Check basic.auth.* or bearer.auth.* in --kafka-config."
                .formatted(url, e.getStatus()),
            e);
      }
      throw new ProvisioningException(
          "The schema registry at %s refuses: %s. Check that --registry-url names the root of a Confluent-compatible API (for Apicurio …/apis/ccompat/v7)."
              .formatted(url, e.getMessage()),
          e);
    }
  }

  private void register(SchemaRegistryClient client, String subject, AvroSchema schema)
      throws IOException, RestClientException {
    try {
      answered(() -> client.register(subject, schema));
    } catch (RestClientException e) {
      if (e.getStatus() == CONFLICT) {
        throw new ProvisioningException(
            "Subject %s in the schema registry at %s has a schema that this version's is not compatible with: another version or program wrote it. Use another topic prefix, or that version. (%s)"
                .formatted(subject, url, e.getMessage()),
            e);
      }
      throw e;
    }
  }

  /**
   * FULL: old and new programs read each other's records. Some registries know only BACKWARD. A
   * level that somebody has set is left alone.
   */
  private static void promiseCompatibility(SchemaRegistryClient client, String subject)
      throws IOException, RestClientException {
    if (hasLevel(client, subject)) {
      return;
    }
    try {
      answered(() -> client.updateCompatibility(subject, CompatibilityLevel.FULL.name));
    } catch (RestClientException e) {
      answered(() -> client.updateCompatibility(subject, CompatibilityLevel.BACKWARD.name));
    }
  }

  private static boolean hasLevel(SchemaRegistryClient client, String subject)
      throws IOException, RestClientException {
    try {
      String level = answered(() -> client.getConfig(subject)).getCompatibilityLevel();
      // Apicurio says NONE, others 404, where nothing was set.
      return !CompatibilityLevel.NONE.name.equals(level);
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** Makes a request again when its answer does not come: each of them may be made twice. */
  private static <T> T answered(Request<T> request) throws IOException, RestClientException {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.make();
      } catch (SocketTimeoutException e) {
        if (attempt == ATTEMPTS || CONNECT_TIMED_OUT.equals(e.getMessage())) {
          throw e;
        }
      }
    }
  }

  /** A request to the registry. */
  @FunctionalInterface
  private interface Request<T> {
    T make() throws IOException, RestClientException;
  }

  static Map<String, AvroSchema> schemas(Topics topics) {
    Map<String, AvroSchema> schemas = new LinkedHashMap<>();
    for (Topic<?, ?> topic : topics.all()) {
      put(schemas, topic.name() + "-key", topic.keyType());
      put(schemas, topic.name() + "-value", topic.valueType());
    }
    return schemas;
  }

  private static void put(Map<String, AvroSchema> schemas, String subject, Class<?> type) {
    if (!SpecificRecord.class.isAssignableFrom(type)) {
      return;
    }
    try {
      Object record = type.getDeclaredConstructor().newInstance();
      // Without Java's own properties, exactly as the serializers register it.
      schemas.put(subject, new AvroSchema(AvroSchemaUtils.getSchema(record, false, false, true)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every generated record has a public constructor", e);
    }
  }
}
