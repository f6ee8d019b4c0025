package io.journeyline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contracts that were released stay readable, in both directions. */
class SchemaEvolutionTest {
  private static final Path CURRENT = Path.of("src/main/avro");
  private static final Path RELEASED = Path.of("src/main/avro-released");

  /** Added since the last release; a release moves them to the released ones. */
  private static final Set<String> NEW =
      Set.of(
          "Action.avsc",
          "Alert.avsc",
          "AlertDeadLetter.avsc",
          "AlertShare.avsc",
          "AlertSilence.avsc",
          "AlertStand.avsc",
          "SeriesKey.avsc",
          "SeriesCounts.avsc",
          "TargetKey.avsc",
          "TargetState.avsc",
          "Verdict.avsc");

  private static Map<String, Schema> schemas(Path folder) {
    List<Path> left = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(file -> file.toString().endsWith(".avsc")).sorted().forEach(left::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Files may use one another's types, so each round reads those that have all they need.
    Map<String, Schema> read = new TreeMap<>();
    while (!left.isEmpty()) {
      int before = left.size();
      left.removeIf(file -> read(file, read));
      assertThat(left).as("files that need types which no file has").hasSizeLessThan(before);
    }
    return read;
  }

  private static boolean read(Path file, Map<String, Schema> read) {
    Schema.Parser parser = new Schema.Parser();
    Map<String, Schema> known = new TreeMap<>();
    read.values().forEach(schema -> known.put(schema.getFullName(), schema));
    parser.addTypes(known.values());
    try {
      Schema schema = parser.parse(Files.readString(file));
      read.put(file.getFileName().toString(), schema);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AvroRuntimeException e) {
      return false;
    }
  }

  private static Schema schema(Path folder, String file) {
    return Objects.requireNonNull(
        schemas(folder).get(file), file + " was released and must not vanish");
  }

  static Stream<String> released() {
    return schemas(RELEASED).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldReadWhatTheReleaseWroteAndTheOtherWayRound(String file) {
    Schema released = schema(RELEASED, file);
    Schema current = schema(CURRENT, file);
    assertThat(compatibility(current, released)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(compatibility(released, current)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  @Test
  void shouldHaveOnlyReleasedAndNewSchemas() {
    Set<String> expected = new TreeSet<>(schemas(RELEASED).keySet());
    expected.addAll(NEW);
    assertThat(schemas(CURRENT).keySet()).isEqualTo(expected);
  }

  @Test
  void shouldNoticeABrokenContract() {
    Schema released = schema(RELEASED, "Money.avsc");
    String text = released.toString();
    Schema renamed = new Schema.Parser().parse(text.replace("amountMicros", "amountCents"));
    Schema narrowed = new Schema.Parser().parse(text.replace("\"long\"", "\"int\""));
    assertThat(compatibility(renamed, released)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    assertThat(compatibility(narrowed, released)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  @Test
  void shouldDescribeEveryRecordAndField() {
    schemas(CURRENT)
        .forEach(
            (file, schema) -> {
              assertThat(schema.getDoc()).as(file).isNotBlank();
              assertThat(schema.getFields())
                  .as(file)
                  .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
            });
  }
}
