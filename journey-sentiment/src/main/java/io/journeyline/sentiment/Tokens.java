package io.journeyline.sentiment;

import io.journeyline.sentiment.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts a text at white space into tokens; each emoji is a token of its own. */
final class Tokens {
  private static final int VARIATION = 0xFE0F;
  private static final int JOINER = 0x200D;
  private static final int SKIN_FROM = 0x1F3FB;
  private static final int SKIN_TO = 0x1F3FF;

  /** What is not longer without its punctuation may be an emoticon. */
  private static final int EMOTICON = 2;

  private final Lexicon lexicon;
  private final List<Token> tokens = new ArrayList<>();

  private Tokens(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  static List<Token> of(String text, Lexicon lexicon) {
    Tokens tokens = new Tokens(lexicon);
    tokens.cut(text);
    return tokens.tokens;
  }

  private void cut(String text) {
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      boolean emoji = isEmoji(codePoint);
      if (emoji || isSpace(codePoint)) {
        add(text, start, at);
        start = next;
      }
      if (emoji) {
        addEmoji(codePoint);
      }
      at = next;
    }
    add(text, start, text.length());
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static boolean isEmoji(int codePoint) {
    return codePoint >= 0x2600
        && ((codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
            || codePoint <= 0x27BF
            || (codePoint >= 0x2B00 && codePoint <= 0x2BFF)
            || codePoint == VARIATION);
  }

  private void addEmoji(int codePoint) {
    boolean modifies = codePoint == VARIATION || (codePoint >= SKIN_FROM && codePoint <= SKIN_TO);
    if (!modifies) {
      Double valence = lexicon.of(codePoint);
      tokens.add(token(Character.toString(codePoint), Kind.SIGN, false, valence));
    }
  }

  private void add(String text, int from, int to) {
    if (from == to) {
      return;
    }
    String whole = text.substring(from, to).replace('\u2019', '\'');
    String bare = stripped(whole);
    if (bare.length() <= EMOTICON) {
      Double valence = lexicon.of(whole.toLowerCase(Locale.ROOT));
      if (valence != null && !whole.equals(bare)) {
        tokens.add(token(whole, Kind.SIGN, false, valence));
        return;
      }
    }
    if (!bare.isEmpty() && !(bare.length() == 1 && bare.charAt(0) == JOINER)) {
      String lower = bare.toLowerCase(Locale.ROOT);
      tokens.add(token(lower, kind(whole, bare), isCapitals(bare, lower), valence(lower)));
    }
  }

  /** A word that somebody drew out ("sooo goood") is looked up as it is usually written, too. */
  private @Nullable Double valence(String lower) {
    Double valence = lexicon.of(lower);
    if (valence == null && isDrawnOut(lower)) {
      valence = lexicon.of(squeezed(lower, 2));
      return valence == null ? lexicon.of(squeezed(lower, 1)) : valence;
    }
    return valence;
  }

  private static boolean isDrawnOut(String word) {
    for (int i = 2; i < word.length(); i++) {
      if (word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)) {
        return true;
      }
    }
    return false;
  }

  /** Of a run of three or more equal letters, so many stay. */
  private static String squeezed(String word, int stay) {
    StringBuilder squeezed = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      int end = at + 1;
      while (end < word.length() && word.charAt(end) == word.charAt(at)) {
        end++;
      }
      int run = end - at;
      squeezed.repeat(word.charAt(at), run > 2 ? stay : run);
      at = end;
    }
    return squeezed.toString();
  }

  private static Token token(String text, Kind kind, boolean capitals, @Nullable Double valence) {
    return new Token(text, kind, capitals, valence != null, valence == null ? 0 : valence);
  }

  private static Kind kind(String whole, String bare) {
    if (whole.charAt(0) == '@' || whole.contains("://") || bare.startsWith("www.")) {
      return Kind.OTHER;
    }
    if (whole.charAt(0) == '#') {
      return Kind.TAG;
    }
    return bare.codePoints().anyMatch(Character::isLetter) ? Kind.WORD : Kind.OTHER;
  }

  private static boolean isCapitals(String word, String lower) {
    return !word.equals(lower) && word.equals(word.toUpperCase(Locale.ROOT));
  }

  private static String stripped(String token) {
    int from = 0;
    int to = token.length();
    while (from < to && isPunctuation(token.charAt(from))) {
      from++;
    }
    while (to > from && isPunctuation(token.charAt(to - 1))) {
      to--;
    }
    return token.substring(from, to);
  }

  private static boolean isPunctuation(char sign) {
    if (sign < 128) {
      return sign > ' ' && !Character.isLetterOrDigit(sign);
    }
    return switch (Character.getType(sign)) {
      case Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }
}
