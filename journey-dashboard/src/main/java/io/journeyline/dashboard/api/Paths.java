package io.journeyline.dashboard.api;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is served at which path. Where {@code GET} is answered, so is {@code HEAD}; other methods
 * are refused with those that are allowed.
 */
final class Paths {
  private final Map<String, Map<Method, Handler>> handlers = new LinkedHashMap<>();

  Paths get(String path, Handler handler) {
    on(Method.GET, path, handler);
    return on(Method.HEAD, path, handler);
  }

  Paths on(Method method, String path, Handler handler) {
    handlers.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
    return this;
  }

  void addTo(HttpRouting.Builder routing) {
    handlers.forEach(
        (path, methods) -> {
          methods.forEach((method, handler) -> routing.route(method, path, handler));
          String allowed =
              new TreeSet<>(methods.keySet().stream().map(Method::text).toList())
                  .stream().collect(Collectors.joining(", "));
          routing.any(
              path,
              Replies.of(
                  _ -> {
                    throw ProblemException.notAllowed(allowed);
                  }));
        });
  }
}
