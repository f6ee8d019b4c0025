package io.journeyline.ingest.file;

import io.journeyline.definition.DefinitionException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where mapping files are looked for: the one given, the one beside the data file, one in a folder
 * whose {@code files} patterns match the data file's name.
 */
record MappingFiles(@Nullable Path given, @Nullable Path definitions) {
  private static final String ENDING = ".mapping.yaml";

  /** The mapping of a file that cannot be read without one. */
  Mapping find(Path file) throws IOException, DefinitionException {
    @Nullable Mapping mapping = findAny(file);
    if (mapping == null) {
      throw new IOException(
          file
              + ": no mapping says what its columns mean; give one, or put "
              + plainBeside(file)
              + " beside it"
              + (definitions == null
                  ? ""
                  : ", or one whose 'files' match its name into " + definitions));
    }
    return mapping;
  }

  /** The mapping of a file, or null where there is none. */
  @Nullable Mapping findAny(Path file) throws IOException, DefinitionException {
    if (given != null) {
      if (!Files.isRegularFile(given)) {
        throw new IOException(given + ": there is no such mapping file");
      }
      return MappingLoader.load(given);
    }
    for (String name : List.of(file.getFileName() + ENDING, plainBeside(file))) {
      Path beside = file.resolveSibling(name);
      if (Files.isRegularFile(beside)) {
        return MappingLoader.load(beside);
      }
    }
    return inDefinitions(file);
  }

  private static String plainBeside(Path file) {
    return TouchpointFiles.plainName(file) + ENDING;
  }

  private @Nullable Mapping inDefinitions(Path file) throws IOException, DefinitionException {
    List<Mapping> matching = new ArrayList<>();
    for (Path candidate : candidates()) {
      Mapping mapping = MappingLoader.load(candidate);
      if (mapping.files().stream().anyMatch(pattern -> matches(pattern, file))) {
        matching.add(mapping);
      }
    }
    if (matching.size() <= 1) {
      return matching.isEmpty() ? null : matching.getFirst();
    }
    throw new IOException(
        file
            + ": several mappings match its name: "
            + String.join(", ", matching.stream().map(Mapping::name).toList())
            + "; give the one to use");
  }

  private List<Path> candidates() throws IOException {
    List<Path> candidates = new ArrayList<>();
    if (definitions != null && Files.isDirectory(definitions)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(definitions, "*" + ENDING)) {
        files.forEach(candidates::add);
      }
    }
    candidates.sort(null);
    return candidates;
  }

  /** Whether a pattern, such as {@code *orders*.csv}, is of a file's name without .gz. */
  static boolean matches(String pattern, Path file) {
    return FileSystems.getDefault()
        .getPathMatcher("glob:" + pattern)
        .matches(Path.of(TouchpointFiles.plainName(file)));
  }
}
