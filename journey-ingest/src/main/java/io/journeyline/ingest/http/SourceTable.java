package io.journeyline.ingest.http;

import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.segment.SegmentSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of sources: every kind of sender that the server knows, one row each. */
public final class SourceTable {
  /** In the order of the documentation. */
  public static final List<SourceType> TYPES = List.of(SegmentSource.TYPE);

  private SourceTable() {}

  static Optional<SourceType> find(String id) {
    return TYPES.stream().filter(type -> type.id().equals(id)).findAny();
  }

  /** Every kind that needs nothing but a key, all with the same ones. */
  static List<ConfiguredSource> withKeys(List<String> keys, String channel) {
    return TYPES.stream()
        .filter(type -> type.access() == SourceType.Access.KEY)
        .map(
            type ->
                new ConfiguredSource(
                    type,
                    new SourceSettings(
                        type.id(),
                        keys,
                        SourceSettings.defaultPath(type.id()),
                        null,
                        channel,
                        Map.of())))
        .toList();
  }
}
