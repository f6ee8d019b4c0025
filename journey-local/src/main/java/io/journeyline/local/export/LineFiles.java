package io.journeyline.local.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Files of lines that appear under their names only when all are complete. */
final class LineFiles {

  /**
   * One of them.
   *
   * @param name with its ending
   */
  record LineFile(String name, Supplier<Stream<String>> lines) {
    private Path in(Path dir) {
      return dir.resolve(name);
    }

    /** A fixed name, so that what a killed export left is overwritten by the next one. */
    private Path unfinishedIn(Path dir) {
      return dir.resolve("." + name + ".part");
    }
  }

  private LineFiles() {}

  /** Writes all into {@code dir}, which is made if need be; those of that name are replaced. */
  static void write(List<LineFile> files, Path dir) throws IOException {
    Files.createDirectories(dir);
    try {
      for (LineFile file : files) {
        write(file, file.unfinishedIn(dir));
      }
      for (LineFile file : files) {
        Files.move(
            file.unfinishedIn(dir),
            file.in(dir),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (LineFile file : files) {
        Files.deleteIfExists(file.unfinishedIn(dir));
      }
    }
  }

  private static void write(LineFile file, Path path) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path));
        Stream<String> lines = file.lines().get()) {
      Iterator<String> iterator = lines.iterator();
      while (iterator.hasNext()) {
        out.write(iterator.next().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }
}
