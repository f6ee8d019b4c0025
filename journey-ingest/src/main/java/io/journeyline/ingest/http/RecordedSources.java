package io.journeyline.ingest.http;

import io.journeyline.ingest.file.RecordedSource;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.TopicSourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sources of the table of topics, for records that are in files. */
public final class RecordedSources {
  private static final String ID = "id";
  private static final String CHANNEL = "channel";

  private RecordedSources() {}

  /**
   * A source.
   *
   * @param type its id in the table of topics
   * @param files pattern of the names of its files; null: all
   * @param given its options by name, also {@code id} and {@code channel}
   * @throws IllegalArgumentException when there is no such source, or it cannot work with the
   *     options, with what is allowed
   */
  public static RecordedSource of(String type, @Nullable String files, Map<String, String> given) {
    TopicSourceType row =
        SourceTable.findTopic(type)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        type
                            + ": unknown; allowed are "
                            + String.join(
                                ", ",
                                SourceTable.TOPICS.stream().map(TopicSourceType::id).toList())));
    Map<String, String> options = new HashMap<>(given);
    @Nullable String id = options.remove(ID);
    @Nullable String channel = options.remove(CHANNEL);
    options.keySet().forEach(option -> check(row, option));
    SourceSettings settings =
        new SourceSettings(
            Objects.requireNonNullElse(id, row.id()),
            List.of(),
            SourceSettings.defaultPath(row.id()),
            null,
            Objects.requireNonNullElse(channel, TopicsConfig.DEFAULT_CHANNEL),
            options);
    try {
      return new RecordedSource(
          settings.id(), settings.channel(), files, row.factory().create(settings));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(type + ": " + e.getMessage(), e);
    }
  }

  private static void check(TopicSourceType row, String option) {
    if (!row.takes(option)) {
      Set<String> allowed = new TreeSet<>(row.options());
      allowed.addAll(Set.of(ID, CHANNEL));
      throw new IllegalArgumentException(
          row.id() + ": the option " + option + " is unknown; allowed are " + allowed);
    }
  }
}
