package io.journeyline.schemas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema registry that never answers its first few requests, and knows nothing. */
final class ForgetfulRegistry implements AutoCloseable {
  private final AtomicInteger requests = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final int forgets;

  ForgetfulRegistry(int forgets) throws IOException {
    this.forgets = forgets;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int forgotten() {
    return Math.min(forgets, requests.get());
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (requests.incrementAndGet() <= forgets) {
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/config") && "GET".equals(exchange.getRequestMethod())) {
      answer(exchange, 404, "{\"error_code\":40401,\"message\":\"none\"}");
    } else if (path.startsWith("/config")) {
      answer(exchange, 200, "{\"compatibility\":\"FULL\"}");
    } else if (path.endsWith("/versions")) {
      answer(exchange, 200, "{\"id\":1}");
    } else {
      answer(exchange, 200, "[]");
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
