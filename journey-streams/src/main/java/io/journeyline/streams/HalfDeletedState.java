package io.journeyline.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Local state that a kill left half deleted. After an unclean end Kafka Streams deletes local state
 * and restores it from the changelogs; killed in the midst of that, it leaves stores which RocksDB
 * refuses to open at the next start. What is left of such a task is deleted here.
 */
final class HalfDeletedState {
  /** The file without which RocksDB takes a folder for a new database. */
  private static final String CURRENT = "CURRENT";

  private HalfDeletedState() {}

  /**
   * Deletes the folders of tasks with such a store, checkpoints included, so that all of their
   * state is restored; returns these folders.
   *
   * @param application the folder of the application's tasks
   */
  static List<Path> delete(Path application) {
    List<Path> deleted = new ArrayList<>();
    try {
      for (Path task : folders(application)) {
        for (Path store : folders(task.resolve("rocksdb"))) {
          if (isHalfDeleted(store)) {
            deleted.add(task);
            break;
          }
        }
      }
      for (Path task : deleted) {
        deleteAll(task);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the state in " + application + " cannot be tidied up", e);
    }
    return deleted;
  }

  private static boolean isHalfDeleted(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return !Files.exists(store.resolve(CURRENT)) && files.findAny().isPresent();
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
        entries.forEach(folders::add);
      }
    }
    return folders;
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
