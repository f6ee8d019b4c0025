package io.journeyline.ingest.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How files are to be read where their names do not say it all.
 *
 * @param mapping mapping file of those that need one; null: {@code FILE.mapping.yaml} beside each
 * @param definitions folder in which also to look for a mapping that names a file by its patterns
 * @param source whose records are in files of JSON Lines; null: they are in the native format
 */
public record FileOptions(
    @Nullable Path mapping, @Nullable Path definitions, @Nullable RecordedSource source) {
  public static final FileOptions NONE = new FileOptions(null, null, null);

  /** Options without records of a source. */
  public static FileOptions of(@Nullable Path mapping, @Nullable Path definitions) {
    return new FileOptions(mapping, definitions, null);
  }

  MappingFiles mappings() {
    return new MappingFiles(mapping, definitions);
  }
}
