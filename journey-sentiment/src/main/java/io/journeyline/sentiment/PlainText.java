package io.journeyline.sentiment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beginning of a text without HTML. */
final class PlainText {
  /** How many characters of a text are looked at. */
  static final int LIMIT = 10_000;

  /** What is longer between angle brackets is no tag. */
  private static final int LONGEST_TAG = 1_000;

  private static final int LONGEST_REFERENCE = 10;
  private static final Map<String, String> REFERENCES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private PlainText() {}

  static String of(String text) {
    String begin = beginning(text);
    if (begin.indexOf('<') < 0 && begin.indexOf('&') < 0) {
      return begin;
    }
    StringBuilder plain = new StringBuilder(begin.length());
    int at = 0;
    while (at < begin.length()) {
      char next = begin.charAt(at);
      int end = next == '<' ? endOfTag(begin, at) : -1;
      if (end > 0) {
        plain.append(' ');
        at = end;
      } else if (next == '&' && (end = endOfReference(begin, at)) > 0) {
        plain.append(referred(begin.substring(at + 1, end - 1)));
        at = end;
      } else {
        plain.append(next);
        at++;
      }
    }
    return plain.toString();
  }

  /** Cut before the word that does not fit. */
  private static String beginning(String text) {
    if (text.length() <= LIMIT) {
      return text;
    }
    int end = LIMIT;
    while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    return text.substring(0, end == 0 ? LIMIT : end);
  }

  /** Where a tag that begins there is over, or -1 where none does: {@code <3} is none. */
  private static int endOfTag(String text, int start) {
    if (start + 2 >= text.length()) {
      return -1;
    }
    char first = text.charAt(start + 1);
    if (!isLetter(first) && first != '/' && first != '!') {
      return -1;
    }
    int most = Math.min(text.length(), start + LONGEST_TAG);
    for (int i = start + 2; i < most; i++) {
      char next = text.charAt(i);
      if (next == '>') {
        return i + 1;
      }
      if (next == '<') {
        return -1;
      }
    }
    return -1;
  }

  private static int endOfReference(String text, int start) {
    int most = Math.min(text.length(), start + LONGEST_REFERENCE);
    for (int i = start + 1; i < most; i++) {
      char next = text.charAt(i);
      if (next == ';') {
        return referred(text.substring(start + 1, i)) == null ? -1 : i + 1;
      }
      if (!isLetter(next) && !Character.isDigit(next) && next != '#') {
        return -1;
      }
    }
    return -1;
  }

  private static @Nullable String referred(String name) {
    if (!name.startsWith("#")) {
      return REFERENCES.get(name);
    }
    try {
      boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
      int code =
          hexadecimal
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(code) ? Character.toString(code) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }
}
