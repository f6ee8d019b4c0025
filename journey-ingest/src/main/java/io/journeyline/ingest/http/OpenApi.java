package io.journeyline.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the routes that are enabled, as OpenAPI 3.1. */
final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)\\}");
  private static final Map<String, String> ANSWERS =
      new TreeMap<>(
          Map.of(
              "200", "Kafka has acknowledged everything that the request held",
              "400", "It can never be taken, and is kept among the rejections",
              "401", "The key or signature is missing or wrong",
              "429", "The key sends too much; Retry-After and X-RateLimit-Reset say when to go on",
              "503", "Not taken at present; Retry-After says when to send it again"));

  private OpenApi() {}

  static ObjectNode document(List<Mounted> mounted) {
    ObjectNode document = Json.MAPPER.createObjectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Journeyline ingest")
        .put("version", "1")
        .put("description", "Takes touchpoints from the senders that are configured.");
    ObjectNode paths = document.putObject("paths");
    add(paths, "GET", "/", "What is enabled", "server");
    add(paths, "GET", "/health", "Whether it works", "server");
    add(paths, "GET", "/ready", "Whether it takes events", "server");
    add(paths, "GET", "/metrics", "Metrics of the process, for Prometheus", "server");
    add(paths, "GET", "/openapi.json", "This document", "server");
    for (Mounted one : mounted) {
      add(paths, one.route().method(), one.route().path(), one.route().summary(), one.id());
    }
    return document;
  }

  private static void add(ObjectNode paths, String method, String path, String text, String tag) {
    ObjectNode item = paths.withObjectProperty(path);
    ObjectNode operation = item.withObjectProperty(method.toLowerCase(Locale.ROOT));
    operation.withArrayProperty("tags").add(tag);
    operation.put("summary", text);
    if (!operation.has("responses")) {
      complete(operation, method, path);
    }
  }

  private static void complete(ObjectNode operation, String method, String path) {
    Matcher names = PARAMETER.matcher(path);
    while (names.find()) {
      ArrayNode parameters = operation.withArrayProperty("parameters");
      ObjectNode parameter =
          parameters
              .addObject()
              .put("name", names.group(1))
              .put("in", "path")
              .put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    if ("POST".equals(method)) {
      ObjectNode body = operation.putObject("requestBody").put("required", true);
      body.putObject("content").putObject("application/json").putObject("schema");
    }
    ObjectNode responses = operation.putObject("responses");
    ANSWERS.forEach(
        (status, meaning) -> {
          if ("POST".equals(method) || "200".equals(status)) {
            String text = "POST".equals(method) ? meaning : "The answer";
            responses.putObject(status).put("description", text);
          }
        });
  }
}
