package io.journeyline.ingest.file;

import io.journeyline.ingest.source.TopicTranslator;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A source whose records are in files instead of a topic.
 *
 * @param id {@code source} of touchpoints that name none
 * @param channel of touchpoints that name none
 * @param files pattern of the names of its files; null: all files of JSON Lines are
 */
public record RecordedSource(
    String id, String channel, @Nullable String files, TopicTranslator translator) {

  boolean isIn(Path file) {
    return files == null || MappingFiles.matches(files, file);
  }
}
