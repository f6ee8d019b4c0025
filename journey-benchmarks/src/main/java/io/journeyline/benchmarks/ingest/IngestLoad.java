package io.journeyline.benchmarks.ingest;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** A table of what was sent to ingest, and what it cost whom. */
final class IngestLoad {
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.99;
  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final BenchProcess platform;
  private final BenchProcess ingest;
  private long accepted;

  IngestLoad(PrintStream out, BenchProcess platform, BenchProcess ingest) {
    this.out = out;
    this.platform = platform;
    this.ingest = ingest;
  }

  void head() {
    out.printf(
        Locale.ROOT,
        "%-32s %10s %10s %8s %8s %9s  %s%n",
        "",
        "events/s",
        "requests/s",
        "p50 ms",
        "p99 ms",
        "refused",
        "CPU: sender / Kafka / ingest");
  }

  /** Has it sent, and adds a row to the table. */
  HttpLoad.Result row(String name, Supplier<HttpLoad.Result> load) {
    Cpu before = Cpu.now(platform, ingest);
    HttpLoad.Result result = load.get();
    Cpu used = Cpu.now(platform, ingest).since(before);
    accepted += result.accepted();
    out.printf(
        Locale.ROOT,
        "%-32s %,10.0f %,10.0f %8.1f %8.1f %9d  %.2f / %.2f / %.2f%n",
        name,
        result.eventsPerSecond(),
        result.requestsPerSecond(),
        result.latencies().quantile(MEDIAN),
        result.latencies().quantile(HIGH),
        result.refused(),
        used.sender().toNanos() / NANOS / result.seconds(),
        used.kafka().toNanos() / NANOS / result.seconds(),
        used.ingest().toNanos() / NANOS / result.seconds());
    return result;
  }

  /** The same for records that are written without ingest. */
  double bareRow(String name, Supplier<Double> load) {
    Cpu before = Cpu.now(platform, ingest);
    long began = System.nanoTime();
    double rate = load.get();
    double seconds = (System.nanoTime() - began) / NANOS;
    Cpu used = Cpu.now(platform, ingest).since(before);
    out.printf(
        Locale.ROOT,
        "%-32s %,10.0f %39s  %.2f / %.2f / %.2f%n",
        name,
        rate,
        "",
        used.sender().toNanos() / NANOS / seconds,
        used.kafka().toNanos() / NANOS / seconds,
        used.ingest().toNanos() / NANOS / seconds);
    return rate;
  }

  /** Events answered 200 so far. */
  long accepted() {
    return accepted;
  }

  /** Processor time of the three who share the machine. */
  private record Cpu(Duration sender, Duration kafka, Duration ingest) {
    static Cpu now(BenchProcess platform, BenchProcess ingest) {
      return new Cpu(BenchProcess.ownCpu(), platform.cpu(), ingest.cpu());
    }

    Cpu since(Cpu before) {
      return new Cpu(
          sender.minus(before.sender), kafka.minus(before.kafka), ingest.minus(before.ingest));
    }
  }
}
