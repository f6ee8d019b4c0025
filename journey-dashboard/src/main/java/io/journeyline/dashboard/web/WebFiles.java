package io.journeyline.dashboard.web;

import io.journeyline.dashboard.access.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages' files: {@code web/} on the class path at {@code /}, and libraries from mvnpm at {@code
 * /modules/}. A path without an ending is a view of the page.
 */
public final class WebFiles {
  private static final String INDEX = "/index.html";
  private static final String MODULES = "/modules/";
  private static final String MODULE_FOLDER = "META-INF/resources/_static/";
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9@_][A-Za-z0-9@._+-]*)+");
  private static final Pattern INLINE =
      Pattern.compile("<script[^>]*>(.+?)</script>", Pattern.DOTALL);
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("webmanifest", "application/manifest+json"));

  private final ClassLoader loader;
  private final Map<String, WebFile> files = new ConcurrentHashMap<>();

  public WebFiles(ClassLoader loader) {
    this.loader = loader;
  }

  /** The file at a path, if there is one. */
  public Optional<WebFile> file(String path) {
    String asked = path.equals("/") || (isPlain(path) && ending(path) == null) ? INDEX : path;
    if (!isPlain(asked)) {
      return Optional.empty();
    }
    @Nullable WebFile known = files.get(asked);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<WebFile> read = read(asked);
    // What is not there is not remembered: anybody may ask for anything.
    read.ifPresent(file -> files.put(asked, file));
    return read;
  }

  private static boolean isPlain(String path) {
    return PLAIN.matcher(path).matches();
  }

  private static @Nullable String ending(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : null;
  }

  private Optional<WebFile> read(String path) {
    @Nullable String ending = ending(path);
    @Nullable String type = ending == null ? null : TYPES.get(ending);
    if (type == null) {
      return Optional.empty();
    }
    String resource =
        path.startsWith(MODULES) ? MODULE_FOLDER + path.substring(MODULES.length()) : "web" + path;
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      return Optional.of(new WebFile(type, content, "\"" + hash(content) + "\""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The hashes of scripts that stand in the page itself, as a content security policy has them. */
  public List<String> inlineScripts() {
    List<String> hashes = new ArrayList<>();
    file(INDEX)
        .ifPresent(
            page -> {
              Matcher scripts = INLINE.matcher(new String(page.content(), StandardCharsets.UTF_8));
              while (scripts.find()) {
                hashes.add(
                    "'sha256-" + hash(scripts.group(1).getBytes(StandardCharsets.UTF_8)) + "'");
              }
            });
    return hashes;
  }

  private static String hash(byte[] content) {
    return Base64.getEncoder().encodeToString(Sha256.of(content));
  }
}
