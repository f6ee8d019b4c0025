package io.journeyline.local.e2e;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client library at work in a process of its own: a script in Node, or a page in a browser, which
 * asks over HTTP what to send next.
 */
final class Sender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LOOK_SECONDS = 10;

  private final Path packages;
  private final Path folder;
  private final HttpServer control;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Process process;
  private int sent;

  private Sender(Path packages, Path folder) throws IOException {
    this.packages = packages;
    this.folder = folder;
    control = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    control.setExecutor(threads);
    control.createContext("/", this::file);
    control.createContext("/next", this::next);
    control.createContext("/ended", this::ended);
    control.start();
  }

  /**
   * Starts it.
   *
   * @param name of its file, a script or a page
   * @param folder an empty one, for what it writes
   * @param ingest where it is to send to
   */
  static Sender start(String name, Path folder, String ingest)
      throws IOException, InterruptedException {
    Sender sender = new Sender(ClientPackages.install(), folder);
    try {
      sender.process =
          new ProcessBuilder(
                  name.endsWith(".html") ? sender.browser(name, ingest) : sender.node(name, ingest))
              .directory(sender.packages.toFile())
              .redirectErrorStream(true)
              .redirectOutput(sender.log().toFile())
              .start();
      return sender;
    } catch (IOException | RuntimeException e) {
      sender.close();
      throw e;
    }
  }

  private List<String> node(String name, String ingest) {
    return List.of(ClientPackages.program("node"), name, address(), ingest);
  }

  /** Its sandbox would not work in a container; the page is our own. */
  private List<String> browser(String name, String ingest) {
    return List.of(
        ClientPackages.program("chromium", "chromium-browser", "google-chrome", "chrome"),
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--remote-debugging-port=0",
        "--user-data-dir=" + folder.resolve("profile"),
        address() + "/" + name + "?ingest=" + ingest);
  }

  private String address() {
    return "http://127.0.0.1:" + control.getAddress().getPort();
  }

  private Path log() {
    return folder.resolve("sender.log");
  }

  /** Has it send so many more events, each with a number of its own, from 0. */
  void send(int events) {
    commands.add("{\"from\":%d,\"to\":%d}".formatted(sent, sent + events));
    sent += events;
  }

  /** Has it send what is left, and waits until it says that nothing is. */
  void end() throws InterruptedException {
    commands.add("{\"from\":0,\"to\":0}");
    if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + said());
    }
  }

  /** What it has printed, for the message of an assertion that fails. */
  String said() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try (exchange) {
      @Nullable String command = commands.poll(LOOK_SECONDS, TimeUnit.SECONDS);
      if (command == null) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        answer(exchange, "application/json", command.getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(204, -1);
      ended.countDown();
    }
  }

  private void file(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = packages.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (!file.startsWith(packages) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String type = file.toString().endsWith(".html") ? "text/html" : "text/javascript";
      answer(exchange, type, Files.readAllBytes(file));
    }
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    if (process != null) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
    control.stop(0);
    threads.shutdownNow();
  }
}
