package io.journeyline.ingest.file;

import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Original;
import io.journeyline.ingest.Rejections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping makes of rows: touchpoints, and rejections that keep the row.
 *
 * @param adapter stands for the source in rejections of rows that do not tell it
 */
record MappedRows(String adapter, List<RowMapper> mappers) {

  /**
   * Hands on everything that one row becomes.
   *
   * @param values what expressions see, by the name of the variable
   * @param original the row, asked for only if it is rejected
   */
  void map(
      Map<String, ? extends @Nullable Object> values,
      Supplier<Original> original,
      Consumer<? super Ingested> consumer) {
    // One rejection a row and source: what else is wrong with it would be the same bytes again.
    Map<String, Ingested> rejected = new HashMap<>();
    for (RowMapper mapper : mappers) {
      if (!mapper.applies(values)) {
        continue;
      }
      try {
        consumer.accept(new Ingested.Accepted(mapper.map(values)));
      } catch (IllegalArgumentException e) {
        String source = Objects.requireNonNullElse(mapper.source(values), adapter);
        rejected.computeIfAbsent(
            source,
            _ ->
                new Ingested.Rejected(
                    Rejections.of(
                        source,
                        RejectReason.UNREADABLE,
                        Objects.toString(e.getMessage(), "not a touchpoint"),
                        original.get(),
                        mapper.occurredAt(values))));
      }
    }
    rejected.values().forEach(consumer);
  }

  /** A rejection of a row of which nothing can be made. */
  Ingested rejected(RejectReason reason, String detail, Original original) {
    return new Ingested.Rejected(Rejections.of(adapter, reason, detail, original, null));
  }
}
