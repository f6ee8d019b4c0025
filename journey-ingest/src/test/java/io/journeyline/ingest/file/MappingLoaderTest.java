package io.journeyline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.journeyline.definition.DefinitionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingLoaderTest {
  private static final Path SCHEMA = Path.of("..", "docs", "mapping.schema.json");

  @TempDir Path folder;

  @Test
  void shouldReportEveryMistakeWithItsLine() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    seperator: ";"
                    quote: "''"
                    encoding: utf-99
                    zone: Mars
                    dates: ["yyyy.QQQQQQQ"]
                    touchpoints:
                      - eventId: id
                        sorce: "'x'"
                        value: {amount: a}
                        identifiers: {}
                    """))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("m.yaml:1:1: unknown key 'seperator'; allowed are columns, dates")
        .hasMessageContaining("m.yaml:2:8: must be one ASCII character")
        .hasMessageContaining("m.yaml:3:11: 'utf-99' is not the name of an encoding")
        .hasMessageContaining("m.yaml:4:7: 'Mars' is not a time zone")
        .hasMessageContaining("m.yaml:5:9:")
        .hasMessageContaining("m.yaml:7:5: a touchpoint needs 'source'")
        .hasMessageContaining("m.yaml:8:5: unknown key 'sorce'")
        .hasMessageContaining("m.yaml:9:12: 'value' needs 'currency'")
        .hasMessageContaining("m.yaml:10:18: 'identifiers' must have at least one key");
  }

  @Test
  void shouldSayWhereAFileIsNotYaml() {
    assertThatThrownBy(() -> load("touchpoints: [\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("m.yaml:")
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> load(""))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("touchpoints");
    assertThatThrownBy(() -> load("touchpoints: []\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("at least one");
  }

  @Test
  void shouldAllowWhatThePublishedSchemaAllows() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
    JsonNode touchpoint = schema.at("/$defs/touchpoint");
    Set<String> fields = new TreeSet<>(MappingLoader.FIELDS);
    fields.addAll(MappingLoader.GROUPS.keySet());

    assertThat(names(schema.path("properties"))).isEqualTo(new TreeSet<>(MappingLoader.KEYS));
    assertThat(names(touchpoint.path("properties"))).isEqualTo(fields);
    assertThat(touchpoint.path("required"))
        .extracting(JsonNode::textValue)
        .containsExactlyInAnyOrderElementsOf(MappingLoader.REQUIRED);
    MappingLoader.GROUPS.forEach(
        (name, keys) ->
            assertThat(names(touchpoint.path("properties").path(name).path("properties")))
                .isEqualTo(new TreeSet<>(keys)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"leads-qualified.mapping.yaml", "leads-closed.mapping.yaml"})
  void shouldLoadTheShippedMappingsWhichFollowTheSchema(String name) throws Exception {
    Path file = Path.of("..", "definitions", name);

    assertThat(MappingLoader.load(file).touchpoints()).isNotEmpty();
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA));
    assertThat(schema.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    assertThat(schema.validate("touchpoints: []", InputFormat.YAML)).isNotEmpty();
  }

  private Mapping load(String yaml) throws Exception {
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, yaml);
    return MappingLoader.load(file);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
