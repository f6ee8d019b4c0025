package io.journeyline.local.export;

import io.journeyline.local.export.LineFiles.LineFile;
import io.journeyline.schemas.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    LineFiles.write(files(snapshot), dir);
  }

  /** Writes beside them for which moment they speak. */
  public static void write(Snapshot snapshot, ExportMoment moment, Path dir) throws IOException {
    List<LineFile> files = files(snapshot);
    files.add(new LineFile(ExportMoment.FILE, () -> Stream.of(moment.toJson())));
    LineFiles.write(files, dir);
  }

  private static List<LineFile> files(Snapshot snapshot) {
    List<LineFile> files = new ArrayList<>();
    for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
      files.add(new LineFile(aggregate.name() + ".jsonl", () -> aggregate.lines(snapshot)));
    }
    return files;
  }
}
