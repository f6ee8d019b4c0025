package io.journeyline.ingest.file;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file: how a CSV file is written, and what each of its rows becomes.
 *
 * @param name the mapping file, for messages
 * @param files patterns of the names of the files that it is for
 * @param columns names of the columns of a file without a header row; null: the first row names
 *     them
 */
record Mapping(
    String name,
    List<String> files,
    Dialect dialect,
    @Nullable List<String> columns,
    Dates dates,
    List<TouchpointMapping> touchpoints) {

  /**
   * How fields are written.
   *
   * @param separator null: comma, or tab in .tsv files
   */
  record Dialect(@Nullable Character separator, char quote, Charset encoding) {}

  /**
   * One touchpoint of a row; every text is a CEL expression over the row.
   *
   * @param fields by name: {@code when}, {@code eventId} and so on
   * @param groups by name: {@code identifiers}, {@code properties} and so on, then by key
   */
  record TouchpointMapping(Map<String, Located> fields, Map<String, Map<String, Located>> groups) {}
}
