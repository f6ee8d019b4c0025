package io.journeyline.map.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Markup in which text is always escaped: it can only be made of elements and texts. */
final class Html {
  private static final Set<String> EMPTY = Set.of("meta", "br");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** Text as it is, whatever it contains. */
  static Html text(String text) {
    return new Html(escaped(text));
  }

  /** A style sheet of our own. */
  static Html style(String css) {
    return new Html("<style>\n" + css + "</style>");
  }

  static Html none() {
    return new Html("");
  }

  static Tag tag(String name) {
    return new Tag(name);
  }

  /** An element of a class. */
  static Html tag(String name, String type, Html... children) {
    return new Tag(name).type(type).with(children);
  }

  /** An element of a class that holds a text. */
  static Html tag(String name, String type, String text) {
    return new Tag(name).type(type).with(text(text));
  }

  static Html all(Stream<Html> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part.markup).append('\n'));
    return new Html(all.toString());
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isShown(point) ? point : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  /** Control characters, and those that turn the direction of text, have no place on a page. */
  private static boolean isShown(int point) {
    boolean isControl = Character.isISOControl(point) && point != '\n' && point != '\t';
    boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return !isControl && !turns;
  }

  @Override
  public String toString() {
    return markup;
  }

  /** An element under construction. */
  static final class Tag {
    private final String name;
    private final List<String> attributes = new ArrayList<>();

    private Tag(String name) {
      this.name = name;
    }

    Tag type(String classes) {
      return classes.isEmpty() ? this : attribute("class", classes);
    }

    Tag attribute(String key, String value) {
      attributes.add(' ' + key + "=\"" + escaped(value) + '"');
      return this;
    }

    Html with(Html... children) {
      StringBuilder element = new StringBuilder("<").append(name);
      attributes.forEach(element::append);
      element.append('>');
      for (Html child : children) {
        element.append(child.markup);
      }
      return new Html(
          EMPTY.contains(name)
              ? element.toString()
              : element.append("</").append(name).append('>').toString());
    }

    Html with(String text) {
      return with(text(text));
    }
  }
}
