package io.journeyline.local.export;

import io.journeyline.local.export.LineFiles.LineFile;
import io.journeyline.schemas.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The export of a snapshot: one JSON Lines file an aggregate, sorted by key, the same bytes for the
 * same facts.
 */
public final class SnapshotFiles {
  private SnapshotFiles() {}

  /**
   * Writes all files into {@code dir}, which is made if need be. Files appear under their names
   * only when all are complete; those of an earlier export are replaced.
   */
  public static void write(Snapshot snapshot, Path dir) throws IOException {
    List<LineFile> files = new ArrayList<>();
    for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
      files.add(new LineFile(aggregate.name(), () -> aggregate.lines(snapshot)));
    }
    LineFiles.write(files, dir);
  }
}
