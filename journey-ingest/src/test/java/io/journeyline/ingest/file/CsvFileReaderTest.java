package io.journeyline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.definition.DefinitionException;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileReaderTest {
  private static final String MAPPING =
      """
      separator: ";"
      dates: ["dd.MM.yyyy HH:mm", "dd.MM.yyyy"]
      zone: Europe/Berlin
      touchpoints:
        - eventId: id
          source: "'crm'"
          channel: "'store'"
          type: "'Bought'"
          occurredAt: day
          identifiers: {email: "row['e-mail']", card: card}
          properties: {items: int(items), note: note}
          value: {amount: paid, currency: "'EUR'"}
      """;
  private static final String HEADER = "id;day;e-mail;card;items;note;paid\n";

  @TempDir Path folder;

  @Test
  void shouldMapARow() throws Exception {
    Touchpoint touchpoint =
        read(HEADER + "1;01.07.2026 14:30;a@example.com;77;3;fine;12.50\n")
            .touchpoints()
            .getFirst();

    assertThat(touchpoint.getEventId()).isEqualTo("1");
    assertThat(touchpoint.getSource()).isEqualTo("crm");
    assertThat(touchpoint.getOccurredAt()).isEqualTo(ms("2026-07-01T12:30:00Z"));
    assertThat(touchpoint.getReceivedAt()).isEqualTo(touchpoint.getOccurredAt());
    assertThat(touchpoint.getIdentifiers())
        .containsExactlyInAnyOrder(
            new Identifier("email", "a@example.com"), new Identifier("card", "77"));
    assertThat(touchpoint.getProperties()).containsEntry("items", 3L).containsEntry("note", "fine");
    assertThat(touchpoint.getValue()).isEqualTo(new Money(12_500_000L, "EUR"));
  }

  @Test
  void shouldLeaveOutWhatIsEmpty() throws Exception {
    Touchpoint touchpoint = read(HEADER + "1;01.01.2026;;77;;;\n").touchpoints().getFirst();

    assertThat(touchpoint.getOccurredAt()).isEqualTo(ms("2025-12-31T23:00:00Z"));
    assertThat(touchpoint.getIdentifiers()).containsExactly(new Identifier("card", "77"));
    assertThat(touchpoint.getProperties()).isEmpty();
    assertThat(touchpoint.getValue()).isNull();
  }

  @Test
  void shouldKeepLineEndsSeparatorsAndQuotesInsideQuotes() throws Exception {
    Collected read =
        read(
            HEADER
                + "1;01.01.2026;a@b;;;\"one; \"\"two\"\"\r\nthree\";\r\n2;01.01.2026;c@d;;;x\"y;");

    assertThat(read.rejected()).isEmpty();
    assertThat(read.touchpoints().getFirst().getProperties())
        .containsEntry("note", "one; \"two\"\r\nthree");
    assertThat(read.touchpoints().getLast().getProperties()).containsEntry("note", "x\"y");
  }

  @Test
  void shouldRejectRowsThatDoNotFitWithTheirTextAndLineAndGoOn() throws Exception {
    Collected read =
        read(
            HEADER
                + "1;01.01.2026;a@b;;;\"two\nlines\";\n"
                + "too;few\n"
                + "2;30.02.2026;a@b;;;;\n"
                + "3;01.01.2026;a@b;;;;\n");

    assertThat(read.touchpoints()).extracting(Touchpoint::getEventId).containsExactly("1", "3");
    assertThat(read.rejected())
        .extracting(RejectedTouchpoint::getOrigin)
        .containsExactly("in.csv:4", "in.csv:5");
    assertThat(Collected.text(read.rejected().getFirst())).isEqualTo("too;few");
    assertThat(read.rejected().getFirst().getSource()).isEqualTo("csv");
    assertThat(read.rejected().getFirst().getDetail()).contains("2 fields").contains("7 columns");
    assertThat(read.rejected().getLast().getSource()).isEqualTo("crm");
    assertThat(read.rejected().getLast().getDetail()).contains("occurredAt");
    assertThat(read.rejected())
        .extracting(RejectedTouchpoint::getReason)
        .containsOnly("UNREADABLE");
  }

  @Test
  void shouldLoseOnlyTheLineWhoseQuoteIsNeverClosed() throws Exception {
    Collected read =
        read(HEADER + "1;01.01.2026;a@b;;;\"open;\n2;01.01.2026;a@b;;;;\n3;01.01.2026;a@b;;;;\n");

    assertThat(read.touchpoints()).extracting(Touchpoint::getEventId).containsExactly("2", "3");
    assertThat(read.onlyRejected().getOrigin()).isEqualTo("in.csv:2");
    assertThat(read.onlyRejected().getDetail()).contains("never closed");
  }

  @Test
  void shouldSayThatAFileEndingInHalfARowLooksCutOff() throws Exception {
    assertThat(read(HEADER + "1;01.01").onlyRejected().getDetail()).contains("cut off");
  }

  @Test
  void shouldCutATooLargeRow() throws Exception {
    String large = "1;01.01.2026;a@b;;;" + "x".repeat(2 << 20) + ";";
    Collected read = read(HEADER + large + "\n2;01.01.2026;a@b;;;;\n");

    assertThat(read.touchpoints()).hasSize(1);
    assertThat(read.onlyRejected().getReason()).isEqualTo("TOO_LARGE");
    assertThat(read.onlyRejected().getTruncatedFrom()).isEqualTo(large.length());
    assertThat(Collected.bytes(read.onlyRejected())).hasSize(900_000);
  }

  @Test
  void shouldReadOtherEncodings() throws Exception {
    String content = HEADER + "1;01.01.2026;ü@b;;;ß\uD83D\uDE00;\n";

    assertThat(
            read(content, "UTF-16", Charset.forName("UTF-16"))
                .touchpoints()
                .getFirst()
                .getProperties())
        .containsEntry("note", "ß\uD83D\uDE00");
    assertThat(
            read(
                    content.replace("\uD83D\uDE00", "€"),
                    "windows-1252",
                    Charset.forName("windows-1252"))
                .touchpoints()
                .getFirst()
                .getProperties())
        .containsEntry("note", "ß€");
  }

  @Test
  void shouldRejectARowOfAnotherEncoding() throws Exception {
    Collected read =
        read(
            HEADER + "1;01.01.2026;ü@b;;;;\n2;01.01.2026;a@b;;;;\n",
            "UTF-8",
            StandardCharsets.ISO_8859_1);

    assertThat(read.touchpoints()).hasSize(1);
    assertThat(read.onlyRejected().getDetail()).contains("UTF-8");
  }

  @Test
  void shouldMakeSeveralTouchpointsOfARowWhereTheirConditionHolds() throws Exception {
    mapping(
        """
        columns: [who, asked, answered]
        touchpoints:
          - {eventId: "who + '-q'", source: "'survey'", channel: "'email'", type: "'Asked'",
             occurredAt: asked, identifiers: {email: who}}
          - {when: "answered != ''", eventId: "who + '-a'", source: "'survey'", channel: "'email'",
             type: "'Answered'", occurredAt: answered, receivedAt: answered,
             identifiers: {email: who},
             feedback: {metric: "'nps'", score: "9", min: "0", max: "10"},
             campaign: {name: "'spring'", term: "7"}, traits: {asked: "true"}, text: "'ok'"}
        """);
    Collected read =
        readFile(
            "in.csv",
            "a@b,2026-01-01,2026-01-02T08:00:00+02:00\nc@d,2026-01-01,\n"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(read.rejected()).isEmpty();
    assertThat(read.touchpoints())
        .extracting(Touchpoint::getType)
        .containsExactly("Asked", "Answered", "Asked");
    Touchpoint answer = read.touchpoints().get(1);
    assertThat(answer.getOccurredAt()).isEqualTo(ms("2026-01-02T06:00:00Z"));
    assertThat(answer.getFeedback().getScore()).isEqualTo(9.0);
    assertThat(answer.getCampaign()).containsEntry("term", "7").containsEntry("name", "spring");
    assertThat(answer.getTraits()).containsEntry("asked", true);
    assertThat(answer.getText()).isEqualTo("ok");
  }

  @Test
  void shouldReadTabsInTsvFiles() throws Exception {
    Files.writeString(
        folder.resolve("in.tsv.mapping.yaml"), MAPPING.replace("separator: \";\"\n", ""));

    Collected read =
        readFile(
            "in.tsv",
            (HEADER + "1;01.01.2026;a@b;;;;\n")
                .replace(';', '\t')
                .getBytes(StandardCharsets.UTF_8));

    assertThat(read.touchpoints()).hasSize(1);
  }

  @Test
  void shouldNameUnknownColumnsWithTheirPlaceAndTheColumnsThatExist() {
    assertThatThrownBy(
            () -> {
              mapping(
                  MAPPING
                      .replace("row['e-mail']", "row['mail']")
                      .replace("note: note", "note: nota"));
              readFile("in.csv", HEADER.getBytes(StandardCharsets.UTF_8));
            })
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("in.csv.mapping.yaml:10:26: unknown column 'mail'")
        .hasMessageContaining("in.csv.mapping.yaml:11:")
        .hasMessageContaining("nota")
        .hasMessageContaining("id, day, e-mail, card, items, note, paid");
  }

  @Test
  void shouldSayWhatIsMissingWhereThereIsNoMappingOrNoHeader() {
    assertThatThrownBy(() -> readFile("in.csv", new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in.csv.mapping.yaml");
    assertThatThrownBy(
            () -> {
              mapping(MAPPING);
              readFile("in.csv", new byte[0]);
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void shouldFindAMappingByItsPatterns() throws Exception {
    Path definitions = Files.createDirectory(folder.resolve("definitions"));
    Files.writeString(definitions.resolve("a.mapping.yaml"), "files: ['*sales*.csv']\n" + MAPPING);
    Files.writeString(
        definitions.resolve("b.mapping.yaml"), "files: ['*tickets*.csv']\n" + MAPPING);
    Path file = folder.resolve("2026_sales_1.csv");
    Files.writeString(file, HEADER + "1;01.01.2026;a@b;;;;\n");

    assertThat(Collected.of(file, null, definitions).touchpoints()).hasSize(1);

    Files.writeString(definitions.resolve("b.mapping.yaml"), "files: ['*_1.csv']\n" + MAPPING);
    assertThatThrownBy(() -> Collected.of(file, null, definitions))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.mapping.yaml")
        .hasMessageContaining("b.mapping.yaml");
  }

  @Property(tries = 300)
  void shouldNeverThrowWhateverTheRowsBytes(@ForAll @Size(max = 300) byte[] rows) throws Exception {
    Path fuzzFolder = Files.createTempDirectory("fuzz");
    Path file = fuzzFolder.resolve("in.csv");
    Path mapping = fuzzFolder.resolve("m.yaml");
    try {
      Files.writeString(mapping, MAPPING);
      byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
      byte[] content = Arrays.copyOf(header, header.length + rows.length);
      System.arraycopy(rows, 0, content, header.length, rows.length);
      Files.write(file, content);
      Collected read = Collected.of(file, mapping, null);
      assertThat(read.touchpoints()).isEmpty();
      assertThat(read.rejected().size()).isLessThanOrEqualTo(rows.length);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(mapping);
      Files.delete(fuzzFolder);
    }
  }

  private Collected read(String content) throws Exception {
    return read(content, "UTF-8", StandardCharsets.UTF_8);
  }

  private Collected read(String content, String encoding, Charset charset) throws Exception {
    mapping("encoding: " + encoding + "\n" + MAPPING);
    return readFile("in.csv", content.getBytes(charset));
  }

  private Collected readFile(String name, byte[] content) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, content);
    return Collected.of(file);
  }

  private void mapping(String content) throws IOException {
    Files.writeString(folder.resolve("in.csv.mapping.yaml"), content);
  }

  private static long ms(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
