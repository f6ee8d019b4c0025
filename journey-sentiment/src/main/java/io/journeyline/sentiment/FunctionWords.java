package io.journeyline.sentiment;

import io.journeyline.sentiment.Token.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a text is in English, by the frequent words of several languages. Where it cannot
 * be told, it is not.
 */
final class FunctionWords {
  private static final String RESOURCE = "function-words.txt";
  private static final String ENGLISH = "en";
  private static final int BASIC_LATIN_END = 0x24F;

  /**
   * English words, words of the lexicon and signs must be this part of all words, 1/n, at least.
   */
  private static final int LEAST_PART = 8;

  private static final int[] NONE = {};

  private final Set<String> english = new HashSet<>();

  /** The languages, by number, that a word is frequent in. */
  private final Map<String, int[]> others = new HashMap<>();

  private int languages;

  private FunctionWords() {}

  static FunctionWords load() {
    FunctionWords words = new FunctionWords();
    Lexicon.lines(RESOURCE, words::read);
    return words;
  }

  private void read(String line) {
    String[] words = line.split("[: ]+");
    if (words[0].equals(ENGLISH)) {
      english.addAll(List.of(words).subList(1, words.length));
      return;
    }
    int language = languages++;
    for (int i = 1; i < words.length; i++) {
      if (!english.contains(words[i])) {
        others.merge(words[i], new int[] {language}, FunctionWords::with);
      }
    }
  }

  private static int[] with(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  boolean isEnglish(String text, List<Token> tokens) {
    if (!isLatin(text)) {
      return false;
    }
    int[] foreign = new int[languages];
    int words = 0;
    int frequent = 0;
    int valued = 0;
    int most = 0;
    for (Token token : tokens) {
      valued += token.known() || token.kind() == Kind.SIGN ? 1 : 0;
      if (token.kind() == Kind.WORD) {
        words++;
        boolean isEnglish = english.contains(token.text());
        frequent += isEnglish ? 1 : 0;
        // A word is evidence once, though the lexicon may have it as well.
        valued -= isEnglish && token.known() ? 1 : 0;
        for (int language : others.getOrDefault(token.text(), NONE)) {
          most = Math.max(most, ++foreign[language]);
        }
      }
    }
    if (words == 0) {
      return valued > 0;
    }
    boolean told = frequent > most || (most == 0 && valued > 0);
    return told && (frequent + valued) * LEAST_PART >= words;
  }

  /** Whether at least half of the letters are Latin. */
  private static boolean isLatin(String text) {
    int latin = 0;
    int other = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (Character.isLetter(letter)) {
        if (letter <= BASIC_LATIN_END) {
          latin++;
        } else {
          other++;
        }
      }
    }
    return latin >= other;
  }
}
