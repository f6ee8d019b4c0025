package io.journeyline.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Requests to ingest over some connections, each of which waits for an answer before it sends the
 * next: as fast as that goes, or at a given rate.
 */
final class HttpLoad {
  private static final double NANOS = 1e9;
  private static final int OK = 200;

  private final int port;
  private final int connections;

  HttpLoad(int port, int connections) {
    this.port = port;
    this.connections = connections;
  }

  /**
   * What came of it.
   *
   * @param accepted events answered 200
   * @param refused requests answered otherwise
   * @param latencies at a given rate, from when a request was due, so that one that had to wait for
   *     another counts as late
   */
  record Result(long accepted, long requests, long refused, double seconds, Latencies latencies) {
    double eventsPerSecond() {
      return accepted / seconds;
    }

    double requestsPerSecond() {
      return requests / seconds;
    }
  }

  /** As fast as ingest answers. */
  Result full(EventRequest request, Duration time) {
    return run(request, time, 0);
  }

  /** At so many requests a second. */
  Result paced(EventRequest request, Duration time, double requestsPerSecond) {
    return run(request, time, (long) (NANOS * connections / requestsPerSecond));
  }

  private Result run(EventRequest request, Duration time, long intervalNanos) {
    long began = System.nanoTime();
    List<CompletableFuture<Sender>> senders =
        IntStream.range(0, connections)
            .mapToObj(
                i -> {
                  long first = began + intervalNanos * i / connections;
                  Sender sender = new Sender(request.copy(), first, intervalNanos);
                  return CompletableFuture.supplyAsync(
                      () -> sender.run(began + time.toNanos()), Thread::startVirtualThread);
                })
            .toList();
    List<Sender> ended = senders.stream().map(CompletableFuture::join).toList();
    double seconds = (System.nanoTime() - began) / NANOS;
    Latencies latencies = new Latencies();
    ended.forEach(sender -> latencies.addAll(sender.latencies));
    long requests = ended.stream().mapToLong(sender -> sender.requests).sum();
    return new Result(
        requests * request.events(),
        requests,
        ended.stream().mapToLong(sender -> sender.refused).sum(),
        seconds,
        latencies);
  }

  /** What one connection sends. */
  private final class Sender {
    private final EventRequest request;
    private final long intervalNanos;
    private final Latencies latencies = new Latencies();
    private long due;
    private long requests;
    private long refused;

    Sender(EventRequest request, long first, long intervalNanos) {
      this.request = request;
      this.intervalNanos = intervalNanos;
      due = first;
    }

    Sender run(long until) {
      try (HttpConnection connection = new HttpConnection(port)) {
        for (long began = awaitDue(); began < until; began = awaitDue()) {
          if (connection.send(request.next()) == OK) {
            requests++;
          } else {
            refused++;
          }
          latencies.add(System.nanoTime() - began);
        }
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** When the next is due, which is then. */
    private long awaitDue() {
      if (intervalNanos == 0) {
        return System.nanoTime();
      }
      long now = due;
      due += intervalNanos;
      for (long wait = now - System.nanoTime(); wait > 0; wait = now - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      return now;
    }
  }
}
