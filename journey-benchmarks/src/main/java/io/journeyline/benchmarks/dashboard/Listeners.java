package io.journeyline.benchmarks.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Many clients of the live events at once, who stay as long as they are served. */
final class Listeners implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Queue<Socket> served = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /** Returns when each has been served or refused. */
  Listeners(int port, int count) {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        var _ = clients.submit(() -> listen(port));
      }
    }
  }

  private void listen(int port) {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      if (String.valueOf(lines.readLine()).contains(" 200")) {
        served.add(socket);
        return;
      }
      count(lines);
    } catch (IOException e) {
      failed.incrementAndGet();
    }
    close(socket);
  }

  /** One that is refused is told when to come again. */
  private void count(BufferedReader lines) throws IOException {
    @Nullable String line = lines.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("retry-after:")) {
        refused.incrementAndGet();
        return;
      }
      line = lines.readLine();
    }
    failed.incrementAndGet();
  }

  int served() {
    return served.size();
  }

  int refused() {
    return refused.get();
  }

  int failed() {
    return failed.get();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }

  @Override
  public void close() {
    served.forEach(Listeners::close);
  }
}
