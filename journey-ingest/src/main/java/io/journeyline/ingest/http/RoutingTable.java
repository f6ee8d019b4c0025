package io.journeyline.ingest.http;

import io.journeyline.ingest.source.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the sources at a path. Several may share a route; their keys tell them apart. */
final class RoutingTable {
  private final Map<String, Map<String, List<Mounted>>> exact = new HashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final List<Mounted> all;

  RoutingTable(List<Mounted> mounted) {
    all = List.copyOf(mounted);
    for (Mounted one : mounted) {
      Route route = one.route();
      Map<String, List<Mounted>> byMethod =
          route.path().indexOf('{') < 0
              ? exact.computeIfAbsent(route.path(), _ -> new HashMap<>())
              : pattern(route.path());
      byMethod.computeIfAbsent(route.method(), _ -> new ArrayList<>()).add(one);
    }
  }

  /** The sources at a path by method, and what stands for the parts in braces. */
  record Found(Map<String, List<Mounted>> byMethod, Map<String, String> parameters) {

    List<Mounted> at(String method) {
      return byMethod.getOrDefault(method, List.of());
    }

    String methods() {
      return String.join(", ", new TreeSet<>(byMethod.keySet()));
    }

    boolean isOpenToBrowsers() {
      return byMethod.values().stream()
          .flatMap(List::stream)
          .anyMatch(one -> one.route().fromBrowsers());
    }
  }

  /** In the order of the configuration. */
  List<Mounted> all() {
    return all;
  }

  /**
   * @param path as {@link #plain} makes it
   */
  Optional<Found> find(String path) {
    Map<String, List<Mounted>> byMethod = exact.get(path);
    if (byMethod != null) {
      return Optional.of(new Found(byMethod, Map.of()));
    }
    String[] parts = path.split("/", -1);
    for (Pattern pattern : patterns) {
      Map<String, String> parameters = new HashMap<>();
      if (pattern.matches(parts, parameters)) {
        return Optional.of(new Found(pattern.byMethod, parameters));
      }
    }
    return Optional.empty();
  }

  /** The path with slashes neither doubled nor at its end. */
  static String plain(String path) {
    if (path.indexOf("//") < 0 && !path.endsWith("/")) {
      return path;
    }
    StringBuilder plain = new StringBuilder();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        plain.append('/').append(part);
      }
    }
    return plain.isEmpty() ? "/" : plain.toString();
  }

  private Map<String, List<Mounted>> pattern(String path) {
    for (Pattern pattern : patterns) {
      if (pattern.path.equals(path)) {
        return pattern.byMethod;
      }
    }
    Pattern pattern = new Pattern(path);
    patterns.add(pattern);
    return pattern.byMethod;
  }

  /** A path with parts in braces. */
  private static final class Pattern {
    private final String path;
    private final String[] parts;
    private final Map<String, List<Mounted>> byMethod = new HashMap<>();

    Pattern(String path) {
      this.path = path;
      parts = path.split("/", -1);
    }

    boolean matches(String[] given, Map<String, String> parameters) {
      if (given.length != parts.length) {
        return false;
      }
      for (int i = 0; i < parts.length; i++) {
        @Nullable String name = name(parts[i]);
        if (name != null && !given[i].isEmpty()) {
          parameters.put(name, given[i]);
        } else if (!parts[i].equals(given[i])) {
          return false;
        }
      }
      return true;
    }

    private static @Nullable String name(String part) {
      return part.startsWith("{") && part.endsWith("}")
          ? part.substring(1, part.length() - 1)
          : null;
    }
  }
}
