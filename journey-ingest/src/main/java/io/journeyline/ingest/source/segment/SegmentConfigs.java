package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.WebRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What browser libraries fetch before they send anything: where to send, and nothing else to load.
 */
final class SegmentConfigs {
  private static final Pattern URL = Pattern.compile("(https?)://(.+)");

  private final @Nullable String publicUrl;

  SegmentConfigs(@Nullable String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** For Segment's library. */
  ObjectNode settings(WebRequest request, String key) {
    ObjectNode settings = Json.MAPPER.createObjectNode();
    ObjectNode segment = settings.putObject("integrations").putObject("Segment.io");
    segment.put("apiKey", key).put("addBundledMetadata", false);
    Matcher url = URL.matcher(publicUrl == null ? "" : publicUrl);
    if (url.matches()) {
      segment.put("protocol", url.group(1)).put("apiHost", url.group(2) + "/v1");
    } else if (request.header("host") != null) {
      segment.put("apiHost", request.header("host") + "/v1");
    }
    ObjectNode plan = settings.putObject("plan");
    plan.putObject("track").putObject("__default").put("enabled", true).putObject("integrations");
    plan.putObject("identify").putObject("__default").put("enabled", true);
    plan.putObject("group").putObject("__default").put("enabled", true);
    settings.put("analyticsNextEnabled", true);
    settings.putObject("middlewareSettings");
    settings.putObject("enabledMiddleware");
    settings.putArray("remotePlugins");
    return settings;
  }

  /** For RudderStack's library. */
  ObjectNode sourceConfig(String key) {
    ObjectNode config = Json.MAPPER.createObjectNode();
    ObjectNode source = config.putObject("source");
    source.put("id", "journeyline").put("name", "journeyline").put("writeKey", key);
    source.put("enabled", true).put("workspaceId", "journeyline").put("updatedAt", "");
    ObjectNode statistics = source.putObject("config").putObject("statsCollection");
    statistics.putObject("errors").put("enabled", false);
    statistics.putObject("metrics").put("enabled", false);
    source.putArray("destinations");
    source.putArray("connections");
    source.putObject("dataplanes");
    return config;
  }
}
