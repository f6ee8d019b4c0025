package io.journeyline.local.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Senders that post batches at an even rate and repeat each until it is answered 200, with a ledger
 * of what was sent and what was answered so.
 */
final class Burden implements AutoCloseable {
  private static final int SENDERS = 8;
  private static final int BATCH = 5;
  private static final Duration PAUSE = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** An answer takes at most 3 s, and this machine may be busy. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final URI batches;
  private final AtomicInteger number = new AtomicInteger();
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicLong longest = new AtomicLong();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<CompletableFuture<Void>> senders;
  private volatile boolean ending;

  Burden(int port) {
    batches = URI.create("http://127.0.0.1:" + port + "/v1/batch");
    senders =
        IntStream.range(0, SENDERS)
            .mapToObj(i -> CompletableFuture.runAsync(this::send, Thread::startVirtualThread))
            .toList();
  }

  private void send() {
    while (!ending) {
      List<String> ids =
          IntStream.range(0, BATCH).mapToObj(i -> "e-" + number.getAndIncrement()).toList();
      String body =
          ids.stream()
              .map(
                  """
                  {"type":"track","event":"Order Completed","userId":"u1","messageId":"%s"}"""
                      ::formatted)
              .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
      sent.addAll(ids);
      while (post(body) != 200) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      accepted.addAll(ids);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private int post(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(batches)
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long began = System.nanoTime();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      longest.accumulateAndGet(System.nanoTime() - began, Math::max);
      answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
      return status;
    } catch (IOException e) {
      throw new AssertionError("a request was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("a request was not waited for", e);
    }
  }

  /** Waits until so many more events are answered 200. */
  void awaitMore(int events) {
    int before = accepted.size();
    await()
        .atMost(PATIENCE)
        .failFast(() -> senders.stream().anyMatch(CompletableFuture::isDone))
        .until(() -> accepted.size() >= before + events);
  }

  /** Requests so answered. */
  int answered(int status) {
    AtomicInteger answered = answers.get(status);
    return answered == null ? 0 : answered.get();
  }

  /** Every status that was answered. */
  Set<Integer> statuses() {
    return answers.keySet();
  }

  Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  Set<String> sent() {
    return sent;
  }

  Set<String> accepted() {
    return accepted;
  }

  /** Sends no more, and returns once everything that was sent is answered 200. */
  void end() {
    ending = true;
    senders.forEach(CompletableFuture::join);
  }

  @Override
  public void close() {
    ending = true;
    client.shutdownNow();
  }
}
