package io.journeyline.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Markdown document of the project. */
record Document(Path file, String text) {
  private static final Path ROOT = Path.of(System.getProperty("journeyline.root", ".."));
  private static final Pattern COMMAND_LINE =
      Pattern.compile("^(?: {4}|\\$ )?\\./journey (.+)$", Pattern.MULTILINE);
  private static final Pattern SECTION = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

  /** All of them that people read: those at the root, and those in docs and examples. */
  static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : List.of("", "docs", "docs/decisions", "examples")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(ROOT.resolve(folder), "*.md")) {
        files.forEach(file -> names.add(Path.of(folder, file.getFileName().toString()).toString()));
      }
    }
    return names;
  }

  static Document of(String name) {
    Path file = ROOT.resolve(name);
    try {
      return new Document(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What follows {@code ./journey} on lines of their own, each as its arguments. */
  List<List<String>> commandLines() {
    return COMMAND_LINE
        .matcher(text)
        .results()
        .map(line -> line.group(1).replaceFirst("\\s[|>#…].*", "").strip())
        .map(line -> List.of(line.split("\\s+")))
        .toList();
  }

  /** The text of each section, by its heading. */
  Map<String, String> sections() {
    Map<String, String> sections = new TreeMap<>();
    List<MatchResult> headings = SECTION.matcher(text).results().toList();
    for (int i = 0; i < headings.size(); i++) {
      int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
      sections.put(headings.get(i).group(1), text.substring(headings.get(i).end(), end));
    }
    return sections;
  }

  /** The files that it links to. */
  List<Path> linkedFiles() {
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.contains("://"))
        .map(file::resolveSibling)
        .toList();
  }
}
