package io.journeyline.local.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.journeyline.schemas.AlertState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of webhooks that can be out of order for a while. */
final class Hook implements AutoCloseable {
  /** Ids of the webhooks that were taken, in order. */
  final List<String> taken = new CopyOnWriteArrayList<>();

  /** When each id was first taken, ms. */
  final Map<String, Long> takenAt = new ConcurrentHashMap<>();

  final List<String> refused = new CopyOnWriteArrayList<>();
  volatile boolean broken;

  private final HttpServer server;

  Hook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/hook", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    if (broken) {
      refused.add(id);
    } else {
      takenAt.putIfAbsent(id, System.currentTimeMillis());
      taken.add(id);
    }
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(broken ? 500 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** A file of receivers that names this one. */
  Path receivers(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("receivers.yaml"),
        """
        receivers:
          - {id: hook, type: webhook, url: "http://127.0.0.1:%d/hook", allowPrivate: true}
        """
            .formatted(server.getAddress().getPort()));
  }

  List<String> ids(AlertState state) {
    String end = "." + state.name().toLowerCase(java.util.Locale.ROOT);
    return taken.stream().filter(id -> id.endsWith(end)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
