package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files of every kind, from their names to the numbers. */
class OracleFilesTest {
  private static final String CONTACT =
      """
      {"ChangeEventHeader":{"entityName":"Contact","recordIds":["003A"],"changeType":"UPDATE",\
      "transactionKey":"tx-1","sequenceNumber":1,"commitTimestamp":1767225780000},\
      "Email":"ada@x"}
      """;
  private static final String ACCOUNT =
      """
      {"before":null,"after":{"id":7,"email":"ada@x"},"op":"c","ts_ms":1767225780000,\
      "source":{"table":"accounts","ts_ms":1767225780000,"lsn":11}}
      """;

  @TempDir private Path folder;
  private StoredFiles files;

  @BeforeEach
  void write() throws IOException {
    files = StoredFiles.in(folder);
    files.touchpoints("{\"email\":\"ada@x\"}");
  }

  @Test
  void shouldCountParquet() throws Exception {
    Path orders = folder.resolve("orders.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "copy (select range as id, timestamp '2026-01-01 00:02:00' as at,"
              + " {'email': 'ada@x', 'kind': case when range = 2 then null else 'View' end} as customer"
              + " from range(3)) to '"
              + orders
              + "' (format parquet)");
    }
    Files.writeString(
        folder.resolve("orders.parquet.mapping.yaml"),
        """
        touchpoints:
          - eventId: string(id)
            source: "'orders'"
            channel: "'web'"
            type: customer.kind
            occurredAt: at
            identifiers: {email: customer.email}
        """);

    assertThat(counts(orders.toString()))
        .contains(count("accepted", "orders", "", "2026-01-01", 2))
        .contains(count("rejected", "orders", "UNREADABLE", "2026-01-01", 1));
  }

  @Test
  void shouldCountEventLogs() throws Exception {
    Path log = folder.resolve("claims.xes.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
      out.write(
          """
          <log><trace><string key="concept:name" value="c1"/>
            <event><string key="concept:name" value="View"/>
              <date key="time:timestamp" value="2026-01-01T00:05:00Z"/></event>
            <event><string key="concept:name" value="View"/></event>
          </trace></log>
          """
              .getBytes(StandardCharsets.UTF_8));
    }

    assertThat(counts(log.toString()))
        .contains(count("accepted", "claims", "", "2026-01-01", 1))
        .anyMatch(line -> line.contains("\"rejected\"") && line.contains("\"claims\""));
  }

  @Test
  void shouldCountRecordsOfSalesforceBesideTouchpoints() throws Exception {
    Path changes = Files.writeString(folder.resolve("contacts.cdc.jsonl"), CONTACT);

    assertThat(counts(changes.toString(), "--source", "salesforce-cdc=*.cdc.jsonl"))
        .contains(count("accepted", "salesforce-cdc", "", "2026-01-01", 1))
        .contains(count("accepted", "site", "", "2026-01-01", 1));
  }

  @Test
  void shouldCountRecordsOfDebezium() throws Exception {
    Path changes = Files.writeString(folder.resolve("accounts.jsonl"), ACCOUNT);

    assertThat(
            counts(
                changes.toString(),
                "--source=debezium-changes=accounts.*",
                "--source-option=identifiers.email=/email",
                "--source-option=id=accounts"))
        .contains(count("accepted", "accounts", "", "2026-01-01", 1));
  }

  @Test
  void shouldSayWhichSourcesThereAre() {
    StringWriter said = new StringWriter();

    assertThat(oracle(said, "--source", "salesforce")).isEqualTo(ExitCodes.USAGE);
    assertThat(said.toString())
        .contains("--source salesforce: unknown; allowed are debezium-outbox")
        .contains("salesforce-cdc");
    assertThat(oracle(said, "--source-option", "a=b")).isEqualTo(ExitCodes.USAGE);
    assertThat(said.toString()).contains("name it by --source");
  }

  private List<String> counts(String... arguments) throws IOException {
    StringWriter said = new StringWriter();
    assertThat(oracle(said, arguments)).as(said.toString()).isEqualTo(ExitCodes.OK);
    return Files.readAllLines(folder.resolve("out").resolve("counts.jsonl"));
  }

  private int oracle(StringWriter said, String... arguments) {
    List<String> all = new ArrayList<>(List.of("oracle"));
    all.add(folder.resolve("touchpoints.jsonl").toString());
    all.addAll(List.of(arguments));
    all.addAll(List.of("--definition", folder.resolve("small.yaml").toString()));
    all.addAll(List.of("--key", folder.resolve("key").toString()));
    all.addAll(List.of("--as-of", "2026-02-01T00:00:00Z"));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    CommandLine command = JourneyCommand.commandLine();
    command.setErr(new PrintWriter(said, true));
    return command.execute(all.toArray(String[]::new));
  }

  private static String count(String name, String source, String type, String day, int count) {
    return "{\"name\":\"%s\",\"source\":\"%s\",\"type\":\"%s\",\"day\":\"%s\",\"count\":%d}"
        .formatted(name, source, type, day, count);
  }
}
