package io.journeyline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.journeyline.definition.DefinitionException;
import io.journeyline.ingest.Json;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XesFileReaderTest {
  private static final String LOG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- a comment -->
      <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
        <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
        <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
        <classifier name="Activity" keys="concept:name"/>
        <string key="concept:name" value="claims"/>
        <trace>
          <string key="concept:name" value="case-7"/>
          <float key="amount" value="12.5"/>
          <event>
            <string key="concept:name" value="Claim &amp; Report"/>
            <date key="time:timestamp" value="2026-03-01T12:00:00.250+02:00"/>
            <int key="age" value="41"/>
            <boolean key="urgent" value="true"/>
            <string key="org:resource" value="Sam"><string key="team" value="north"/></string>
            <list key="tags"><values>
              <string key="tag" value="a"/><string key="tag" value="b"/>
            </values></list>
          </event>
          <event>
            <string key="concept:name" value="Pay"/>
            <date key="time:timestamp" value="2026-03-02T10:00:00Z"/>
          </event>
        </trace>
      </log>
      """;

  @TempDir Path folder;

  @Test
  void shouldMakeACaseACustomerUnlessAMappingSaysOtherwise() throws Exception {
    Collected read = read(LOG);

    assertThat(read.rejected()).isEmpty();
    assertThat(read.touchpoints())
        .extracting(Touchpoint::getEventId)
        .containsExactly("case-7:0", "case-7:1");
    Touchpoint first = read.touchpoints().getFirst();
    assertThat(first.getSource()).isEqualTo("claims");
    assertThat(first.getChannel()).isEqualTo("process");
    assertThat(first.getType()).isEqualTo("Claim & Report");
    assertThat(first.getOccurredAt()).isEqualTo(1_772_359_200_250L);
    Identifier identifier = first.getIdentifiers().getFirst();
    assertThat(identifier.getType()).isEqualTo("case");
    assertThat(identifier.getValue()).isEqualTo("claims:case-7");
    assertThat(first.getProperties())
        .containsEntry("age", 41L)
        .containsEntry("urgent", true)
        .containsEntry("org:resource", "Sam")
        .containsEntry("org:resource/team", "north")
        .containsEntry("tags", "[\"a\",\"b\"]");
    assertThat(first.getTraits()).containsEntry("amount", 12.5);
  }

  @Test
  void shouldUseTheFilesNameAsSourceOfALogWithoutAName() throws Exception {
    Collected read = read(LOG.replace("<string key=\"concept:name\" value=\"claims\"/>", ""));

    assertThat(read.touchpoints().getFirst().getSource()).isEqualTo("in");
  }

  @Test
  void shouldLetAMappingSeeEventTraceAndLog() throws Exception {
    Files.writeString(
        folder.resolve("in.xes.mapping.yaml"),
        """
        touchpoints:
          - when: "'age' in event"
            eventId: "trace['concept:name'] + '/' + string(index)"
            source: "'insurer'"
            channel: "'branch'"
            type: "event['concept:name']"
            occurredAt: "event['time:timestamp']"
            identifiers: {policy: "row.trace['concept:name']"}
            properties: {first: "event.tags[0]", amount: "trace.amount * 2.0", log: "log['concept:name']"}
        """);

    Collected read = read(LOG);

    assertThat(read.touchpoints()).hasSize(1);
    assertThat(read.touchpoints().getFirst().getEventId()).isEqualTo("case-7/0");
    assertThat(read.touchpoints().getFirst().getProperties())
        .containsEntry("first", "a")
        .containsEntry("amount", 25L)
        .containsEntry("log", "claims");
  }

  @Test
  void shouldNameTheVariablesThatAMappingMayUse() throws IOException {
    Files.writeString(
        folder.resolve("in.xes.mapping.yaml"),
        """
        touchpoints:
          - {eventId: evnt, source: "'x'", channel: "'x'", type: "'x'", occurredAt: "1", identifiers: {a: "'b'"}}
        """);

    assertThatThrownBy(() -> read(LOG))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("evnt")
        .hasMessageContaining("event, trace, log, index, source");
  }

  @Test
  void shouldRejectAnEventThatIsNoTouchpointWithItsContentAndLine() throws Exception {
    RejectedTouchpoint rejected =
        read(LOG.replace("2026-03-02T10:00:00Z", "yesterday")).onlyRejected();

    assertThat(rejected.getOrigin()).isEqualTo("in.xes:21");
    assertThat(rejected.getSource()).isEqualTo("claims");
    assertThat(rejected.getDetail()).contains("occurredAt");
    JsonNode kept = Json.MAPPER.readTree(Collected.bytes(rejected));
    assertThat(kept.at("/event/time:timestamp").textValue()).isEqualTo("yesterday");
    assertThat(kept.at("/trace/concept:name").textValue()).isEqualTo("case-7");
    assertThat(kept.path("index").intValue()).isEqualTo(1);
  }

  @Test
  void shouldRejectAnEventWithTooMuchInItAndGoOn() throws Exception {
    Collected read = read(LOG.replace("north", "n".repeat(LineReader.MAX_LINE)));

    assertThat(read.touchpoints()).hasSize(1);
    RejectedTouchpoint rejected = read.onlyRejected();
    assertThat(rejected.getReason()).isEqualTo("TOO_LARGE");
    assertThat(Objects.requireNonNull(rejected.getTruncatedFrom())).isGreaterThan(1_000_000L);
  }

  @Test
  void shouldReadPackedLogs() throws Exception {
    Path file = folder.resolve("in.xes.gz");
    Files.write(file, packed(LOG));

    assertThat(Collected.of(file).touchpoints()).hasSize(2);
    Files.write(file, Arrays.copyOf(packed(LOG), 200));
    assertThatThrownBy(() -> Collected.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in.xes.gz");
  }

  @Test
  void shouldHandOnWhatStandsBeforeDamageAndThenSayWhereItIs() throws Exception {
    Collected read = new Collected(new ArrayList<>(), new ArrayList<>());
    Path file = file(LOG.substring(0, LOG.indexOf("<string key=\"concept:name\" value=\"Pay\"/>")));

    try (FileReader reader = TouchpointFiles.open(file, FileOptions.NONE)) {
      assertThatThrownBy(() -> reader.read(read::add))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in.xes: not XML at line 22")
          .hasMessageContaining("what stands before is read");
    }
    assertThat(read.touchpoints()).hasSize(1);
  }

  @Test
  void shouldReadNothingOutsideTheFileAndExpandNoEntities() throws Exception {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "secret");
    for (String entity :
        new String[] {"SYSTEM \"" + secret.toUri() + "\"", "\"aaaaaaaaaaaaaaaaaaaaaaaa\""}) {
      String attack =
          LOG.replace("<log ", "<!DOCTYPE log [<!ENTITY x " + entity + ">]><log ")
              .replace("Claim &amp; Report", "&x;");

      assertThatThrownBy(() -> read(attack))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not XML")
          .hasMessageNotContaining("aaa");
    }
  }

  @Test
  void shouldCountNoEscapedCharacterAsAnEntityThatGrows() throws Exception {
    Collected read = read(LOG.replace("Sam", "&amp;&lt;".repeat(120_000)));

    assertThat(read.touchpoints()).hasSize(2);
  }

  @Test
  void shouldRefuseWhatIsNestedTooDeeply() {
    String deep = "<string key=\"k\" value=\"v\">".repeat(100) + "</string>".repeat(100);

    assertThatThrownBy(() -> read(LOG.replace("<int key=\"age\" value=\"41\"/>", deep)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nested deeper than 64");
  }

  @Test
  void shouldRefuseOneTagWithoutAnEnd() {
    assertThatThrownBy(() -> read(LOG.replace("Sam", "S".repeat(XmlBytes.MAX_PIECE + 1))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 8000000 bytes");
  }

  @Test
  void shouldSayThatAnotherXmlFileIsNoLog() {
    assertThatThrownBy(() -> read("<html/>"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its root is no 'log'");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in.xes");
  }

  @Test
  void shouldRefuseAnAttributeOfATraceAfterItsEvents() {
    assertThatThrownBy(
            () -> read(LOG.replace("</trace>", "<string key=\"late\" value=\"1\"/></trace>")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("stands after events");
  }

  @Test
  void shouldShipADefaultMappingThatFollowsTheSchema() throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("..", "docs", "mapping.schema.json")));
    String mapping =
        Files.readString(
            Path.of("src", "main", "resources", "io", "journeyline", "ingest", "file")
                .resolve("xes.mapping.yaml"));

    assertThat(schema.validate(mapping, InputFormat.YAML)).isEmpty();
    assertThat(XesFileReader.defaultMapping().touchpoints()).hasSize(1);
    String said = Files.readString(Path.of("..", "docs", "ingest.md"));
    assertThat(said).contains(mapping.lines().skip(2).toList());
  }

  @Property(tries = 500)
  void shouldThrowNothingButIoExceptionsOnADamagedLog(
      @ForAll @IntRange(max = 5_000) int place, @ForAll byte value, @ForAll boolean cut)
      throws Exception {
    byte[] bytes = LOG.getBytes(StandardCharsets.UTF_8);
    int at = place % bytes.length;
    bytes[at] = value;
    assertReadOrRefused(cut ? Arrays.copyOf(bytes, at) : bytes, ".xes");
  }

  @Property(tries = 200)
  void shouldThrowNothingButIoExceptionsOnADamagedPackedLog(
      @ForAll @IntRange(max = 5_000) int place, @ForAll byte value) throws Exception {
    byte[] bytes = packed(LOG);
    bytes[place % bytes.length] = value;
    assertReadOrRefused(bytes, ".xes.gz");
  }

  private static void assertReadOrRefused(byte[] bytes, String ending) throws Exception {
    Path file = Files.createTempFile("fuzz", ending);
    @Nullable IOException refused = null;
    Collected read = new Collected(new ArrayList<>(), new ArrayList<>());
    try {
      Files.write(file, bytes);
      try (FileReader reader = TouchpointFiles.open(file, FileOptions.NONE)) {
        reader.read(read::add);
      } catch (IOException e) {
        refused = e;
      }
      assertThat(read.touchpoints().size() + read.rejected().size()).isLessThanOrEqualTo(2);
      if (refused != null) {
        assertThat(refused).hasMessageContaining(file.getFileName().toString());
      }
    } finally {
      Files.delete(file);
    }
  }

  private Collected read(String content) throws Exception {
    return Collected.of(file(content));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("in.xes"), content);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
