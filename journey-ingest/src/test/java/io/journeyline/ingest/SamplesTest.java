package io.journeyline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.journeyline.ingest.http.Fate;
import io.journeyline.ingest.http.SourceCounts;
import io.journeyline.ingest.http.SourceTable;
import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends the samples of other systems as the table in docs/sources.md says, and expects its word.
 */
class SamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  /** A secret that is also a public key, for the source that asks for one. */
  private static final String SECRET = publicKey();

  /** Stands in the column of the source where no source takes a sample. */
  private static final String NONE = "none";

  private static final Path DOCUMENT = Path.of("..", "docs", "sources.md");

  /** Sample, source, code spans of how it is sent, outcome. */
  private static final Pattern ROW =
      Pattern.compile("\\| `([\\w-]+/[^`]+)` \\| (\\w+) \\| (`[^|]+) \\| ([^|]+) \\|.*");

  /** A row of the table of sources: type, sender, routes, what lets in, options. */
  private static final Pattern TYPE =
      Pattern.compile(
          "\\| `([\\w-]+)` \\| [^|`]+ \\| [^|]+ \\| (?:key|signature|token)[^|]* \\|.*");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern OUTCOME = Pattern.compile("(\\d+) (published|ignored|rejected)");

  private Path payloads = Path.of("");

  private record Row(String sample, String source, List<String> sent, Map<Fate, Long> outcome) {}

  @Test
  void shouldDescribeEveryKindOfSource() throws Exception {
    Set<String> described = new TreeSet<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      TYPE.matcher(line).results().forEach(row -> described.add(row.group(1)));
    }
    assertThat(described)
        .isEqualTo(
            SourceTable.TYPES.stream()
                .map(SourceType::id)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private void findPeers() {
    String folder = System.getProperty("journeyline.peers", "");
    assumeThat(folder).as("-Djourneyline.peers=FOLDER names the folder with samples").isNotEmpty();
    payloads = Path.of(folder, "payloads");
    assumeThat(Files.isDirectory(payloads)).as(payloads + " is there").isTrue();
  }

  @Test
  void shouldTreatEverySampleAsDocumented() throws Exception {
    findPeers();
    List<Row> rows = rows();
    assertThat(rows).isNotEmpty();
    for (Row row : rows) {
      if (row.source().equals(NONE)) {
        continue;
      }
      try (TestReception reception = reception(row)) {
        reception.send(request(row));

        SourceCounts.Snapshot counts = reception.counts();
        for (Fate fate : List.of(Fate.PUBLISHED, Fate.IGNORED, Fate.REJECTED)) {
          assertThat(counts.of(fate))
              .as(row.sample() + " " + fate + ", rejected: " + reception.rejected())
              .isEqualTo(row.outcome().getOrDefault(fate, 0L));
        }
        assertThat(counts.isBalanced()).isTrue();
      }
    }
  }

  @Test
  void shouldHaveNoRouteForWhatNoSourceTakes() throws Exception {
    for (Row row : rows()) {
      if (row.source().equals(NONE)) {
        String path = row.sent().getFirst().split(" ", 2)[1];
        assertThat(paths()).as(row.sample()).doesNotContain(path);
        assertThat(row.outcome()).as(row.sample()).isEmpty();
      }
    }
  }

  @Test
  void shouldDocumentEverySample() throws Exception {
    findPeers();
    List<String> documented = rows().stream().map(Row::sample).toList();
    Set<String> samples = new TreeSet<>();
    try (Stream<Path> files = Files.walk(payloads, 2)) {
      files
          .map(file -> payloads.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".json") && name.indexOf('/') > 0)
          .forEach(samples::add);
    }
    assertThat(documented).containsExactlyInAnyOrderElementsOf(samples);
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      ROW.matcher(line)
          .results()
          .forEach(
              row ->
                  rows.add(
                      new Row(
                          row.group(1),
                          row.group(2),
                          CODE.matcher(row.group(3)).results().map(r -> r.group(1)).toList(),
                          outcome(row.group(4)))));
    }
    return rows;
  }

  private static Map<Fate, Long> outcome(String text) {
    Map<Fate, Long> outcome = new HashMap<>();
    for (MatchResult part : OUTCOME.matcher(text).results().toList()) {
      outcome.put(
          Fate.valueOf(part.group(2).toUpperCase(java.util.Locale.ROOT)),
          Long.parseLong(part.group(1)));
    }
    return outcome;
  }

  private static TestReception reception(Row row) {
    SourceType type =
        SourceTable.TYPES.stream()
            .filter(one -> one.id().equals(row.source()))
            .findAny()
            .orElseThrow(() -> new AssertionError("no source " + row.source()));
    Map<String, String> options = new HashMap<>();
    for (String code : row.sent()) {
      int equals = code.indexOf('=');
      if (equals > 0 && code.indexOf(' ') < 0) {
        options.put(code.substring(0, equals), code.substring(equals + 1));
      }
    }
    SourceSettings settings =
        SourceSettings.of(type.id(), List.of(SECRET))
            .withPublicUrl("https://in.example.com")
            .withOptions(options);
    return TestReception.trusting(type, settings, NOW.toEpochMilli());
  }

  private TestRequest request(Row row) throws IOException {
    String[] route = row.sent().getFirst().split(" ", 2);
    assertThat(route).as(row.sample()).hasSize(2);
    TestRequest request =
        TestRequest.post(route[1], Files.readAllBytes(payloads.resolve(row.sample())));
    for (String code : row.sent()) {
      int colon = code.indexOf(": ");
      if (colon > 0) {
        request = request.with(code.substring(0, colon), code.substring(colon + 2));
      }
    }
    return request;
  }

  /** Of every source that can be made without files. */
  private static List<String> paths() {
    return SourceTable.TYPES.stream()
        .filter(type -> !type.options().contains("mapping"))
        .map(
            type ->
                type.factory()
                    .create(
                        SourceSettings.of(type.id(), List.of(SECRET))
                            .withPublicUrl("https://in.example.com")
                            .withOptions(Map.of("verify-token", "t"))))
        .flatMap(source -> source.routes().stream())
        .map(Route::path)
        .toList();
  }

  private static String publicKey() {
    try {
      byte[] key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
      return Base64.getEncoder().encodeToString(key);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
