package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compares folders of exports. */
final class Folders {
  private Folders() {}

  /** Asserts that both hold the same files with the same bytes, and that none is empty. */
  static void assertSameBytes(Path expected, Path actual) throws IOException {
    assertThat(names(actual)).isEqualTo(names(expected)).hasSize(6);
    for (String name : names(expected)) {
      assertThat(expected.resolve(name)).isNotEmptyFile();
      assertThat(actual.resolve(name)).hasSameTextualContentAs(expected.resolve(name));
      assertThat(actual.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
