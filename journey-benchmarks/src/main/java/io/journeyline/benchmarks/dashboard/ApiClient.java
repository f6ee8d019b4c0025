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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks the dashboard's API. */
final class ApiClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_UNDER_WAY = 200;
  private static final int OK = 200;

  /** What pages ask for; %s is a period and a segment. */
  private static final List<String> QUESTIONS =
      List.of(
          "map?%s",
          "stages?%s",
          "transitions?%s",
          "touchpoints?%s",
          "drop-offs?%s",
          "channel-flows?%s",
          "variants?%s",
          "funnels/f0?%s",
          "touchpoints?channel=web&%s",
          "definitions",
          "progress");

  private static final String MAP = QUESTIONS.getFirst();

  /** The last days that the pages offer. */
  private static final List<Integer> OFFERED = List.of(1, 7, 28, 90, 365);

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
   * @param took by question, from when a request was due to when its answer was there
   */
  record Result(Map<String, Latencies> took, Latencies all, long failed) {}

  private record Took(String question, long nanos) {}

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
    ConcurrentLinkedQueue<Took> took = new ConcurrentLinkedQueue<>();
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
      String asked = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
      CompletableFuture<HttpResponse<byte[]>> answer =
          client.sendAsync(request(question(asked, days)), HttpResponse.BodyHandlers.ofByteArray());
      var _ =
          answer.whenComplete(
              (response, failure) -> {
                took.add(new Took(asked, System.nanoTime() - due));
                if (failure != null || response.statusCode() != OK) {
                  failed.incrementAndGet();
                }
                underWay.release();
              });
    }
    underWay.acquire(MOST_UNDER_WAY);
    Latencies all = new Latencies();
    Map<String, Latencies> byQuestion = new TreeMap<>();
    for (Took each : took) {
      all.add(each.nanos());
      byQuestion
          .computeIfAbsent(each.question().replaceAll("[?&]?%s", ""), _ -> new Latencies())
          .add(each.nanos());
    }
    return new Result(byQuestion, all, failed.get());
  }

  /**
   * Every fourth question is about all days; the others about the last days that the pages offer
   * where it is the map, else about periods that hardly recur.
   */
  private String question(String question, int days) {
    if (!question.contains("%s")) {
      return question;
    }
    String segment = List.of("all", "p0", "p1", "p2").get(random.nextInt(4));
    if (random.nextInt(4) == 0) {
      return question.formatted("segment=" + segment);
    }
    boolean isMap = question.equals(MAP);
    LocalDate to = isMap ? CellFeed.LAST_DAY : CellFeed.LAST_DAY.minusDays(random.nextInt(days));
    int before = isMap ? OFFERED.get(random.nextInt(OFFERED.size())) - 1 : random.nextInt(days);
    return question.formatted(
        "segment=%s&from=%s&to=%s".formatted(segment, to.minusDays(before), to));
  }

  /** How long it takes to draw maps of periods that nobody asked for before, one after another. */
  Latencies newMaps(int maps, int days) throws IOException, InterruptedException {
    Latencies took = new Latencies();
    for (int i = 0; i < maps; i++) {
      LocalDate to = CellFeed.LAST_DAY.minusDays(1 + random.nextInt(days / 2));
      LocalDate from = to.minusDays(random.nextInt(days / 2));
      HttpRequest map = request("map?from=%s&to=%s".formatted(from, to));
      long began = System.nanoTime();
      var _ = client.send(map, HttpResponse.BodyHandlers.discarding());
      took.add(System.nanoTime() - began);
    }
    return took;
  }

  /**
   * From the moment at which Kafka acknowledged a cell to that at which a client that listens to
   * the live events, and asks when they tell of a change, has read its new value.
   */
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
        long value = 1_000_000_000L + i;
        long acknowledged = feed.mark(value);
        do {
          awaitStages(lines);
        } while (!tells(value));
        delays.add(System.nanoTime() - acknowledged);
      }
    }
    return delays;
  }

  private static void awaitStages(BufferedReader lines) throws IOException {
    for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("\"stages\"")) {
        return;
      }
    }
    throw new IOException("the live events ended");
  }

  private boolean tells(long value) throws IOException, InterruptedException {
    return client
        .send(request("stages"), HttpResponse.BodyHandlers.ofString())
        .body()
        .contains(":" + value + ",");
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
