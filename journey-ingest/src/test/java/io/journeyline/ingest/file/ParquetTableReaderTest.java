package io.journeyline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.definition.DefinitionException;
import io.journeyline.ingest.Json;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are written by DuckDB, another implementation of the format. */
class ParquetTableReaderTest {
  private static final String MAPPING =
      """
      touchpoints:
        - eventId: string(id)
          source: "'shop'"
          channel: "'web'"
          type: "'Order'"
          occurredAt: at
          identifiers: {email: mail}
          properties: row
      """;
  private static final String COLUMNS =
      "range as id, timestamp '2026-03-01 10:00:00' + interval (range) second as at,"
          + " 'p' || range || '@x' as mail";

  @TempDir Path folder;
  private static Connection duckdb;

  @BeforeAll
  static void open() throws SQLException {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void close() throws SQLException {
    duckdb.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4_raw", "uncompressed"})
  void shouldReadAllRowsOfAllRowGroups(String codec) throws Exception {
    Path file =
        write(COLUMNS + " from range(10000)", "compression " + codec + ", row_group_size 2048");

    Collected read = Collected.of(file);

    assertThat(read.rejected()).isEmpty();
    assertThat(read.touchpoints())
        .extracting(Touchpoint::getEventId)
        .containsExactlyElementsOf(IntStream.range(0, 10_000).mapToObj(String::valueOf).toList());
    assertThat(read.touchpoints().getLast().getOccurredAt())
        .isEqualTo(1_772_359_200_000L + 9_999_000L);
    try (FileReader reader = TouchpointFiles.open(file, FileOptions.NONE)) {
      reader.read(ingested -> assertThat(ingested).isNotNull());
      assertThat(reader.bytesRead()).isEqualTo(Files.size(file));
    }
  }

  @Test
  void shouldReadTheNewerKindOfPagesAndEncodings() throws Exception {
    Path file =
        write(COLUMNS + ", null::varchar as nothing from range(5000)", "parquet_version v2");

    Collected read = Collected.of(file);

    assertThat(read.rejected()).isEmpty();
    assertThat(read.touchpoints()).hasSize(5_000);
    assertThat(read.touchpoints().get(4_321).getIdentifiers().getFirst().getValue())
        .isEqualTo("p4321@x");
  }

  @Test
  void shouldSeeValuesAsWhatTheyAre() throws Exception {
    Map<String, Object> properties =
        properties(
            """
            timestamp_ms '2026-03-01 10:00:00.123' as millis,
            timestamp '2026-03-01 10:00:00.123456' as micros,
            timestamp_ns '2026-03-01 10:00:00.123456789' as nanos,
            timestamptz '2026-03-01 10:00:00+02' as zoned,
            date '2026-03-01' as day,
            time '10:00:00' as hour,
            12.30::decimal(9,2) as price,
            -1.5::decimal(15,3) as medium,
            123456789012345678901.25::decimal(38,2) as huge,
            'a5e2b3c4-0000-4000-8000-1234567890ab'::uuid as id2,
            'gold'::enum('gold','silver') as tier,
            1.1::float as ratio,
            2.5::double as exact,
            true as flag,
            7::tinyint as small,
            200::utinyint as unsigned,
            4000000000::uinteger as unsigned2,
            18446744073709551615::ubigint as unsigned3,
            '\\xFF\\xFE'::blob as bytes,
            '{"a":1}'::json as document
            """);

    assertThat(properties)
        .containsEntry("millis", "2026-03-01T10:00:00.123")
        .containsEntry("micros", "2026-03-01T10:00:00.123456")
        .containsEntry("nanos", "2026-03-01T10:00:00.123456789")
        .containsEntry("zoned", "2026-03-01T08:00:00Z")
        .containsEntry("day", "2026-03-01")
        .containsEntry("hour", "10:00:00")
        .containsEntry("price", "12.30")
        .containsEntry("medium", "-1.500")
        .containsEntry("huge", "123456789012345678901.25")
        .containsEntry("id2", "a5e2b3c4-0000-4000-8000-1234567890ab")
        .containsEntry("tier", "gold")
        .containsEntry("ratio", 1.1)
        .containsEntry("exact", 2.5)
        .containsEntry("flag", true)
        .containsEntry("small", 7L)
        .containsEntry("unsigned", 200L)
        .containsEntry("unsigned2", 4_000_000_000L)
        .containsEntry("unsigned3", "18446744073709551615")
        .containsEntry("bytes", "//4=")
        .containsEntry("document", "{\"a\":1}");
  }

  @Test
  void shouldLetExpressionsReachIntoStructsListsAndMaps() throws Exception {
    Path file =
        write(
            COLUMNS
                + """
                , {'city': 'Rome', 'zip': 12} as address, [1, null, 3] as numbers,
                [{'q': 1}, {'q': 2}] as items, map {'a': {'x': 5}} as facts,
                [[1], []] as nested, null::integer[] as missing
                from range(1)
                """,
            "");
    mapping(
        file,
        MAPPING.replace(
            "row\n",
            """
            {city: address.city, zip: address.zip + 1, third: "numbers[2]", many: numbers.size(),
                quantity: "items[1].q", fact: facts.a.x, inner: "nested[0][0]",
                none: "missing == null", all: items}
            """));

    Touchpoint touchpoint = Collected.of(file).touchpoints().getFirst();

    assertThat(touchpoint.getProperties())
        .containsEntry("city", "Rome")
        .containsEntry("zip", 13L)
        .containsEntry("third", 3L)
        .containsEntry("many", 3L)
        .containsEntry("quantity", 2L)
        .containsEntry("fact", 5L)
        .containsEntry("inner", 1L)
        .containsEntry("none", true)
        .containsEntry("all", "[{\"q\":1},{\"q\":2}]");
  }

  @Test
  void shouldRejectARowThatIsNoTouchpointWithItsContentAndPlace() throws Exception {
    Path file =
        write(
            "range as id, 'p@x' as mail, case when range = 2 then null"
                + " else timestamp '2026-03-01 10:00:00' end as at from range(4)",
            "");

    Collected read = Collected.of(file);

    assertThat(read.touchpoints()).hasSize(3);
    RejectedTouchpoint rejected = read.onlyRejected();
    assertThat(rejected.getReason()).isEqualTo("UNREADABLE");
    assertThat(rejected.getSource()).isEqualTo("shop");
    assertThat(rejected.getOrigin()).isEqualTo("in.parquet:3");
    assertThat(rejected.getDetail()).contains("occurredAt");
    JsonNode kept = Json.MAPPER.readTree(Collected.bytes(rejected));
    assertThat(kept.path("id").intValue()).isEqualTo(2);
    assertThat(kept.get("at").isNull()).isTrue();
  }

  @Test
  void shouldRejectARowThatIsTooLargeAndGoOn() throws Exception {
    Path file =
        write(
            COLUMNS
                + ", repeat('x', case when range = 0 then 1100000 else 1 end) as note"
                + " from range(2)",
            "");

    Collected read = Collected.of(file);

    assertThat(read.touchpoints()).hasSize(1);
    assertThat(read.onlyRejected().getReason()).isEqualTo("TOO_LARGE");
  }

  @Test
  void shouldReadTimesWithoutAZoneInTheMappingsZone() throws Exception {
    Path file = write(COLUMNS + " from range(1)", "");
    mapping(file, "zone: Europe/Berlin\n" + MAPPING);

    assertThat(Collected.of(file).touchpoints().getFirst().getOccurredAt())
        .isEqualTo(1_772_359_200_000L - 3_600_000L);
  }

  @Test
  void shouldSayWhichColumnsThereAre() throws Exception {
    Path file = write(COLUMNS + " from range(1)", "");
    mapping(file, MAPPING.replace("mail}", "\"row['e-mail']\"}"));

    assertThatThrownBy(() -> Collected.of(file))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("unknown column 'e-mail'; the columns are id, at, mail");
  }

  @Test
  void shouldNeedAMapping() throws Exception {
    Path file = write(COLUMNS + " from range(1)", "");
    Files.delete(folder.resolve("in.parquet.mapping.yaml"));

    assertThatThrownBy(() -> Collected.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no mapping says what its columns mean");
  }

  @Test
  void shouldSayThatAFileIsNoneOrCutOff() throws Exception {
    Path file = write(COLUMNS + " from range(100)", "");
    byte[] whole = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(whole, whole.length - 10));
    assertThatThrownBy(() -> Collected.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in.parquet: not a Parquet file, or cut off");
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> Collected.of(file)).hasMessageContaining("not a Parquet file");
    Path packed = Files.write(folder.resolve("in.parquet.gz"), whole);
    assertThatThrownBy(() -> Collected.of(packed)).hasMessageContaining("gunzip");
  }

  @Test
  void shouldHandOnTheRowGroupsBeforeDamage() throws Exception {
    Path file = write(COLUMNS + " from range(10000)", "compression zstd, row_group_size 2048");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 2_000, (byte) 0xA5);
    Files.write(file, bytes);

    Collected read = new Collected(new ArrayList<>(), new ArrayList<>());
    try (FileReader reader = TouchpointFiles.open(file, FileOptions.NONE)) {
      assertThatThrownBy(() -> reader.read(read::add))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in.parquet: damaged at row ")
          .hasMessageContaining("the rows before it are read");
    }
    assertThat(read.touchpoints()).hasSizeGreaterThanOrEqualTo(2_048);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compression snappy", "parquet_version v2, compression zstd"})
  void shouldThrowNothingButIoExceptionsOnADamagedFile(String options) throws Exception {
    Path file =
        write(COLUMNS + ", [range, 1] as list, {'a': range % 3} as struct from range(50)", options);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] damaged = whole.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      refused += isRefused(file, damaged) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  private static boolean isRefused(Path file, byte[] damaged) throws IOException {
    Files.write(file, damaged);
    try {
      Collected read = Collected.of(file);
      assertThat(read.touchpoints().size() + read.rejected().size()).isLessThanOrEqualTo(50);
      return false;
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("in.parquet");
      return true;
    } catch (DefinitionException e) {
      // The name of a column is damaged.
      return true;
    }
  }

  private Map<String, Object> properties(String columns) throws Exception {
    Path file = write(COLUMNS + ", " + columns.strip() + " from range(1)", "");
    List<Touchpoint> touchpoints = Collected.of(file).touchpoints();
    assertThat(touchpoints).hasSize(1);
    return touchpoints.getFirst().getProperties();
  }

  private Path write(String select, String options) throws Exception {
    Path file = folder.resolve("in.parquet");
    String with = options.isEmpty() ? "" : ", " + options;
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(
          "copy (select " + select + ") to '" + file + "' (format parquet" + with + ")");
    }
    mapping(file, MAPPING);
    return file;
  }

  private static void mapping(Path file, String mapping) throws IOException {
    Files.writeString(file.resolveSibling(file.getFileName() + ".mapping.yaml"), mapping);
  }
}
