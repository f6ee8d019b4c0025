package io.journeyline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.ingest.http.RecordedSources;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLinesReaderTest {
  private static final String SALESFORCE =
      """
      {"ChangeEventHeader":{"entityName":"Contact","recordIds":["003A","003B"],\
      "changeType":"UPDATE","changeOrigin":"api","transactionKey":"tx-1","sequenceNumber":1,\
      "commitTimestamp":1772359200000},"Email":"ada@example.com","Title":"CTO"}
      """;
  private static final String DEBEZIUM =
      """
      {"before":null,"after":{"id":7,"email":"ada@example.com","plan":"pro"},"op":"c",\
      "ts_ms":1772359201000,"source":{"db":"shop","table":"accounts","ts_ms":1772359200000,\
      "lsn":11}}
      """;

  @TempDir Path folder;

  @Test
  void shouldReadChangeEventsOfSalesforceAsFromTheirTopic() throws Exception {
    Collected read = read(SALESFORCE, RecordedSources.of("salesforce-cdc", null, Map.of()));

    assertThat(read.rejected()).isEmpty();
    assertThat(read.touchpoints())
        .extracting(Touchpoint::getEventId)
        .containsExactly("tx-1:1:003A", "tx-1:1:003B");
    Touchpoint first = read.touchpoints().getFirst();
    assertThat(first.getType()).isEqualTo("contact.updated");
    assertThat(first.getSource()).isEqualTo("salesforce-cdc");
    assertThat(first.getChannel()).isEqualTo("crm");
    assertThat(first.getOccurredAt()).isEqualTo(1_772_359_200_000L);
    assertThat(first.getReceivedAt()).isEqualTo(first.getOccurredAt());
  }

  @Test
  void shouldReadChangesOfDebeziumWithTheOptionsOfItsTopic() throws Exception {
    Collected read =
        read(
            DEBEZIUM,
            RecordedSources.of(
                "debezium-changes", null, Map.of("identifiers.email", "/email", "id", "accounts")));

    Touchpoint touchpoint = read.touchpoints().getFirst();
    assertThat(touchpoint.getType()).isEqualTo("accounts.created");
    assertThat(touchpoint.getSource()).isEqualTo("accounts");
    assertThat(touchpoint.getOccurredAt()).isEqualTo(1_772_359_200_000L);
    assertThat(touchpoint.getIdentifiers().getFirst().getValue()).isEqualTo("ada@example.com");
  }

  @Test
  void shouldTakeKeyHeadersAndTimeOfARecordThatKcatWrote() throws Exception {
    String line =
        """
        {"topic":"outbox.event.order","partition":0,"offset":3,"ts":1772359200000,\
        "headers":["id","ev-1","eventType","OrderPlaced"],"key":"o-1",\
        "payload":"{\\"email\\":\\"ada@example.com\\"}"}
        """;

    Collected read =
        read(
            line,
            RecordedSources.of("debezium-outbox", null, Map.of("identifiers.email", "/email")));

    Touchpoint touchpoint = read.touchpoints().getFirst();
    assertThat(touchpoint.getEventId()).isEqualTo("ev-1");
    assertThat(touchpoint.getType()).isEqualTo("OrderPlaced");
    assertThat(touchpoint.getOccurredAt()).isEqualTo(1_772_359_200_000L);
  }

  @Test
  void shouldPassOverTombstones() throws Exception {
    Collected read =
        read(
            "{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"key\":\"k\",\"payload\":null}\n",
            RecordedSources.of("salesforce-cdc", null, Map.of()));

    assertThat(read.touchpoints()).isEmpty();
    assertThat(read.rejected()).isEmpty();
  }

  @Test
  void shouldRejectWhatIsNoRecordWithItsLineAndGoOn() throws Exception {
    String gap = SALESFORCE.replace("UPDATE", "GAP_UPDATE");
    String nobody = DEBEZIUM;
    Collected read =
        read("{\"half\n" + gap + SALESFORCE, RecordedSources.of("salesforce-cdc", null, Map.of()));

    assertThat(read.touchpoints()).hasSize(2);
    assertThat(read.rejected())
        .extracting(RejectedTouchpoint::getOrigin)
        .containsExactly("in.jsonl:1", "in.jsonl:2");
    assertThat(Collected.text(read.rejected().getFirst())).isEqualTo("{\"half");
    assertThat(read.rejected().getLast().getDetail()).contains("resync needed");
    RejectedTouchpoint aboutNobody =
        read(nobody, RecordedSources.of("debezium-changes", null, Map.of())).onlyRejected();
    assertThat(aboutNobody.getReason()).isEqualTo("NO_IDENTIFIER");
    assertThat(aboutNobody.getOccurredAt()).isEqualTo(1_772_359_200_000L);
  }

  @Test
  void shouldReadOtherFilesAsNativeWhenAPatternNamesThoseOfTheSource() throws Exception {
    RecordedSource source = RecordedSources.of("salesforce-cdc", "*cdc*", Map.of());

    assertThat(read(SALESFORCE, source).onlyRejected().getSource()).isEqualTo("jsonl");
    assertThat(read("x.cdc.jsonl", SALESFORCE.getBytes(StandardCharsets.UTF_8), source).rejected())
        .isEmpty();
  }

  @Test
  void shouldSayWhichSourcesAndOptionsThereAre() {
    assertThatThrownBy(() -> RecordedSources.of("sap", null, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sap: unknown")
        .hasMessageContaining("salesforce-cdc");
    assertThatThrownBy(() -> RecordedSources.of("debezium-changes", null, Map.of("emial", "/x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("emial")
        .hasMessageContaining("identifiers");
    assertThatThrownBy(() -> RecordedSources.of("debezium-changes", null, Map.of("text", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON pointer");
  }

  @Property(tries = 300)
  void shouldNeverThrowWhateverTheBytes(@ForAll @Size(max = 300) byte[] bytes) throws Exception {
    fuzz(bytes);
  }

  @Property(tries = 300)
  void shouldNeverThrowOnADamagedRecord(@ForAll int place, @ForAll byte value) throws Exception {
    byte[] line = SALESFORCE.getBytes(StandardCharsets.UTF_8);
    line[Math.floorMod(place, line.length)] = value;
    fuzz(line);
  }

  private static void fuzz(byte[] bytes) throws Exception {
    Path file = Files.createTempFile("fuzz", ".jsonl");
    try {
      Files.write(file, bytes);
      RecordedSource source = RecordedSources.of("salesforce-cdc", null, Map.of());
      Collected read = Collected.of(file, new FileOptions(null, null, source));
      assertThat(read.rejected().size()).isLessThanOrEqualTo(bytes.length);
    } finally {
      Files.delete(file);
    }
  }

  private Collected read(String content, @Nullable RecordedSource source) throws Exception {
    return read("in.jsonl", content.getBytes(StandardCharsets.UTF_8), source);
  }

  private Collected read(String name, byte[] content, @Nullable RecordedSource source)
      throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, content);
    return Collected.of(file, new FileOptions(null, null, source));
  }
}
