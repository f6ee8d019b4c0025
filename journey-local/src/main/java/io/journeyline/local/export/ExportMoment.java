package io.journeyline.local.export;

import org.jspecify.annotations.Nullable;

/**
 * The moment that an export speaks for, written beside it as {@code export.json}.
 *
 * @param asOf ms; everything that was due before it is in the export. {@code Long.MIN_VALUE} where
 *     it is not known
 * @param watermark input time up to which everything was read, ms, or {@code Long.MIN_VALUE}
 * @param lag input records that were there and not yet read
 */
public record ExportMoment(long asOf, long watermark, long lag) {
  static final String FILE = "export.json";

  /** Of an export that has everything, computed for one moment. */
  public static ExportMoment settled(long asOf) {
    return new ExportMoment(asOf, asOf, 0);
  }

  String toJson() {
    return new JsonLine()
        .put("asOf", time(asOf))
        .put("watermark", time(watermark))
        .put("lag", lag)
        .toString();
  }

  private static @Nullable String time(long millis) {
    return millis == Long.MIN_VALUE ? null : Aggregates.time(millis);
  }
}
