package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** What a process tells of itself over HTTP, read as Prometheus would. */
record Scrape(List<String> lines) {
  /** What a command says where its metrics are. */
  static final Pattern PORT = Pattern.compile("Metrics at http://127\\.0\\.0\\.1:(\\d+)/metrics");

  static Scrape of(int port) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(port, "/metrics");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new Scrape(answer.body().lines().toList());
  }

  static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }

  /** The values of a metric whose labels contain all of these, such as {@code partition="1"}. */
  List<Double> values(String name, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }

  /** Asserts that docs/metrics.md has every metric of Journeyline's own. */
  void assertDocumented() throws IOException {
    String document = Files.readString(JourneyProcess.ROOT.resolve("docs/metrics.md"));
    assertThat(lines.stream().filter(line -> line.startsWith("journeyline_")))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(document).contains("| `" + line.replaceFirst("[ {].*", "") + "` |"));
  }

  double sum(String name, String... labels) {
    return values(name, labels).stream().mapToDouble(Double::doubleValue).sum();
  }
}
