package io.journeyline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void end() {
    client.close();
    metrics.close();
  }

  @Test
  void shouldServeWhatWasRegisteredInPrometheusTextFormat() throws Exception {
    Counter.builder("journeyline.test.requests")
        .description("Requests of a test.")
        .tag("kind", "a")
        .register(metrics.registry())
        .increment(3);
    try (MetricsServer server = start(MetricsSettings.local(0), Health.UP)) {
      HttpResponse<String> answer = get(server, "/metrics");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.body())
          .contains("# HELP journeyline_test_requests_total Requests of a test.")
          .contains("# TYPE journeyline_test_requests_total counter")
          .contains("journeyline_test_requests_total{kind=\"a\"} 3.0");
    }
  }

  @Test
  void shouldRefreshBeforeEachScrape() throws Exception {
    AtomicLong scrapes = new AtomicLong();
    Gauge.builder("journeyline.test.scrapes", scrapes, AtomicLong::get)
        .register(metrics.registry());
    metrics.beforeScrape(scrapes::incrementAndGet);
    try (MetricsServer server = start(MetricsSettings.local(0), Health.UP)) {
      assertThat(get(server, "/metrics").body()).contains("journeyline_test_scrapes 1.0");
      assertThat(get(server, "/metrics").body()).contains("journeyline_test_scrapes 2.0");
    }
  }

  @Test
  void shouldTellLiveFromReady() throws Exception {
    AtomicReference<Health.Report> report =
        new AtomicReference<>(new Health.Report(true, false, "REBALANCING"));
    try (MetricsServer server =
        start(MetricsSettings.local(0), () -> Objects.requireNonNull(report.get()))) {
      assertThat(get(server, "/health").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health").body())
          .isEqualTo("{\"status\":\"up\",\"ready\":false,\"state\":\"REBALANCING\"}");
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
      report.set(new Health.Report(true, true, "RUNNING"));
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      report.set(new Health.Report(false, false, "ERROR"));
      assertThat(get(server, "/health").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldAskForTheTokenWhereThereIsOneButNotForHealth() throws Exception {
    MetricsSettings settings = new MetricsSettings("127.0.0.1", 0, new MetricsAccess("s3cret"));
    try (MetricsServer server = start(settings, Health.UP)) {
      HttpResponse<String> refused = get(server, "/metrics");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(get(server, "/metrics", "Authorization", "Bearer other").statusCode())
          .isEqualTo(401);
      assertThat(get(server, "/metrics", "Authorization", "Bearer s3cret").statusCode())
          .isEqualTo(200);
      assertThat(get(server, "/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseToBeReachedFromElsewhereWithoutAToken() {
    assertThatThrownBy(() -> new MetricsSettings("0.0.0.0", 70_000, MetricsAccess.LOCAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--metrics-port: 70000 is not a port")
        .hasMessageContaining("--metrics-host: 0.0.0.0 can be reached from elsewhere");
    assertThat(new MetricsSettings("0.0.0.0", 9_000, new MetricsAccess("s3cret")).toString())
        .doesNotContain("s3cret");
  }

  @Test
  void shouldSayWhichPortIsTaken() throws Exception {
    try (MetricsServer first = start(MetricsSettings.local(0), Health.UP)) {
      assertThatThrownBy(() -> start(MetricsSettings.local(first.port()), Health.UP))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + first.port())
          .hasMessageContaining("--metrics-port");
    }
  }

  @Test
  void shouldTellOfTheProcess() {
    try (Metrics ofProcess = Metrics.ofProcess()) {
      assertThat(ofProcess.scrape())
          .contains("jvm_memory_used_bytes", "process_uptime_seconds", "system_cpu_count");
    }
  }

  private MetricsServer start(MetricsSettings settings, Health health) throws IOException {
    return MetricsServer.start(settings, metrics, health);
  }

  private HttpResponse<String> get(MetricsServer server, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
