package io.journeyline.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The valence of words, emoticons and emoji: from -4, most negative, to 4, most positive. */
final class Lexicon {
  private static final String WORDS = "/vader_sentiment_lexicon.txt";
  private static final String EMOJI = "emoji.txt";
  private static final double TENTHS = 10;

  private final Map<String, Double> words = new HashMap<>(20_000);
  private final Map<Integer, Double> emoji = new HashMap<>();

  private Lexicon() {}

  static Lexicon load() {
    Lexicon lexicon = new Lexicon();
    lines(WORDS, lexicon::readWord);
    lines(EMOJI, lexicon::readEmoji);
    return lexicon;
  }

  private void readWord(String line) {
    String[] fields = line.split("\t", 3);
    words.put(fields[0], Double.valueOf(fields[1]));
  }

  private void readEmoji(String line) {
    String[] fields = line.split(" ", 3);
    emoji.put(Integer.valueOf(fields[0], 16), Integer.parseInt(fields[1]) / TENTHS);
  }

  /** Each line of a resource that is neither empty nor a comment. */
  static void lines(String resource, Consumer<String> reader) {
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing beside " + Lexicon.class);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String line;
      while ((line = lines.readLine()) != null) {
        if (!line.isBlank() && !line.startsWith("# ")) {
          reader.accept(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A word's or emoticon's valence, or null where it has none. */
  @Nullable Double of(String lowerCase) {
    return words.get(lowerCase);
  }

  /** An emoji's valence, or null where it has none. */
  @Nullable Double of(int codePoint) {
    return emoji.get(codePoint);
  }
}
