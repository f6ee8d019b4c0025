package io.journeyline.ingest.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one source.
 *
 * @param id the touchpoints' {@code source}, unless the source says otherwise
 * @param secrets keys or secrets of which any one is accepted, so that they can be changed without
 *     a gap
 * @param path where it takes requests, for sources that have no fixed routes
 * @param publicUrl address of this server as senders see it, such as https://in.example.com,
 *     without a slash at its end; for senders that sign it
 * @param channel channel of touchpoints of which the request does not tell it
 * @param options further settings, by name
 */
public record SourceSettings(
    String id,
    List<String> secrets,
    String path,
    @Nullable String publicUrl,
    String channel,
    Map<String, String> options) {
  public static final String DEFAULT_CHANNEL = "web";

  public SourceSettings {
    secrets = List.copyOf(secrets);
    options = Map.copyOf(options);
  }

  /** Settings with nothing but secrets, its path {@code /webhooks/id}. */
  public static SourceSettings of(String id, List<String> secrets) {
    return new SourceSettings(id, secrets, defaultPath(id), null, DEFAULT_CHANNEL, Map.of());
  }

  /** Where a source without fixed routes takes requests unless it is told otherwise. */
  public static String defaultPath(String id) {
    return "/webhooks/" + id;
  }

  public SourceSettings withOptions(Map<String, String> given) {
    return new SourceSettings(id, secrets, path, publicUrl, channel, given);
  }

  public SourceSettings withPublicUrl(String given) {
    return new SourceSettings(id, secrets, path, given, channel, options);
  }

  public @Nullable String option(String name) {
    return options.get(name);
  }

  /**
   * An option that must be there.
   *
   * @throws IllegalArgumentException naming it
   */
  public String required(String name) {
    @Nullable String value = options.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + ": missing");
    }
    return value;
  }

  /** Leaves secrets and options out. */
  @Override
  public String toString() {
    return "SourceSettings[" + id + ", " + path + ", " + secrets.size() + " secrets]";
  }
}
