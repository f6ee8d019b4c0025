package io.journeyline.local.export;

import io.journeyline.schemas.Snapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;

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
    Files.createDirectories(dir);
    try {
      for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
        write(aggregate, snapshot, unfinished(dir, aggregate));
      }
      for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
        Files.move(
            unfinished(dir, aggregate),
            dir.resolve(fileName(aggregate)),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
        Files.deleteIfExists(unfinished(dir, aggregate));
      }
    }
  }

  private static void write(Aggregate<?, ?> aggregate, Snapshot snapshot, Path file)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Iterator<String> lines = aggregate.lines(snapshot).iterator();
      while (lines.hasNext()) {
        out.write(lines.next().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }

  private static String fileName(Aggregate<?, ?> aggregate) {
    return aggregate.name() + ".jsonl";
  }

  /** A fixed name, so that what a killed export left is overwritten by the next one. */
  private static Path unfinished(Path dir, Aggregate<?, ?> aggregate) {
    return dir.resolve("." + fileName(aggregate) + ".part");
  }
}
