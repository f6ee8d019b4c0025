package io.journeyline.benchmarks.dashboard;

import io.journeyline.benchmarks.ingest.Latencies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Asks the dashboard's API. */
final class ApiClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_UNDER_WAY = 200;
  private static final int OK = 200;

  /** What pages ask for; %s is a period and a segment. */
  private static final List<String> QUESTIONS =
      List.of(
          "stages?%s",
          "transitions?%s",
          "touchpoints?%s",
          "drop-offs?%s",
          "channel-flows?%s",
          "variants?%s",
          "funnels/f0?%s",
          "touchpoints?channel=web&%s",
          "progress");

  private final HttpClient client;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final String base;
  private final Random random = new Random(2);

  ApiClient(String port) {
    base = "http://127.0.0.1:" + port + "/api/";
    client = HttpClient.newBuilder().executor(threads).build();
  }

  /**
   * What came of a steady rate of requests.
   *
   * @param latencies from when a request was due to when its answer was there
   */
  record Result(Latencies latencies, long failed) {}

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build();
  }

  /** Waits until everything published before is in; returns how long that took. */
  Duration awaitComplete() throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (true) {
      String body = client.send(request("progress"), HttpResponse.BodyHandlers.ofString()).body();
      if (body.contains("\"complete\":true") && !body.contains("\"asOf\":null,\"watermark\"")) {
        return Duration.ofNanos(System.nanoTime() - began);
      }
      Thread.sleep(20);
    }
  }

  /** Sends requests when they are due, whether or not those before were answered. */
  Result load(int rate, Duration time, int days) throws InterruptedException {
    ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    AtomicLong failed = new AtomicLong();
    Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    long requests = rate * time.toSeconds();
    long began = System.nanoTime();
    for (long i = 0; i < requests; i++) {
      long due = began + i * 1_000_000_000L / rate;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      underWay.acquire();
      CompletableFuture<HttpResponse<byte[]>> answer =
          client.sendAsync(request(question(days)), HttpResponse.BodyHandlers.ofByteArray());
      var _ =
          answer.whenComplete(
              (response, failure) -> {
                took.add(System.nanoTime() - due);
                if (failure != null || response.statusCode() != OK) {
                  failed.incrementAndGet();
                }
                underWay.release();
              });
    }
    underWay.acquire(MOST_UNDER_WAY);
    Latencies latencies = new Latencies();
    took.forEach(latencies::add);
    return new Result(latencies, failed.get());
  }

  /** Every fourth question is about all days, the others about periods that hardly recur. */
  private String question(int days) {
    String question = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
    String segment = List.of("all", "p0", "p1", "p2").get(random.nextInt(4));
    if (random.nextInt(4) == 0) {
      return question.formatted("segment=" + segment);
    }
    LocalDate to = CellFeed.LAST_DAY.minusDays(random.nextInt(days));
    LocalDate from = to.minusDays(random.nextInt(days));
    return question.formatted("segment=%s&from=%s&to=%s".formatted(segment, from, to));
  }

  /** From a change that Kafka has acknowledged to the event that tells it. */
  Latencies delays(CellFeed feed, int changes) throws IOException, InterruptedException {
    Latencies delays = new Latencies();
    HttpRequest live = HttpRequest.newBuilder(URI.create(base + "live")).build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                client.send(live, HttpResponse.BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8))) {
      for (int i = 0; i < changes; i++) {
        Thread.sleep(300 + random.nextInt(400));
        feed.change();
        long acknowledged = System.nanoTime();
        String line = lines.readLine();
        while (line != null && !line.contains("\"stages\"")) {
          line = lines.readLine();
        }
        delays.add(System.nanoTime() - acknowledged);
      }
    }
    return delays;
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
