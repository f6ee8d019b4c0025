package io.journeyline.sentiment;

import io.journeyline.sentiment.Sentiment.Reason;
import java.util.List;

/**
 * Scores how an English text feels, by the VADER method (Hutto and Gilbert, 2014): a lexicon of
 * words with their valence, and rules about negation, degree, capitals, contrast and exclamation.
 * It may be used by many threads.
 *
 * <p>Only the first {@value PlainText#LIMIT} characters count, so that work is bounded. HTML tags
 * are left out and character references read. A text of emoji and emoticons alone has no language
 * and is scored.
 */
public final class SentimentScorer {
  /** Raised whenever any text's score changes. */
  public static final int VERSION = 1;

  private static final int BASIS_POINTS = 10_000;

  /** Loaded once: it depends on the program only. */
  private static final class Holder {
    static final SentimentScorer ENGLISH =
        new SentimentScorer(Lexicon.load(), FunctionWords.load());
  }

  private final Lexicon lexicon;
  private final FunctionWords functionWords;

  private SentimentScorer(Lexicon lexicon, FunctionWords functionWords) {
    this.lexicon = lexicon;
    this.functionWords = functionWords;
  }

  /** The scorer of English texts. */
  public static SentimentScorer english() {
    return Holder.ENGLISH;
  }

  /** Scores a text. */
  public Sentiment score(String text) {
    String plain = PlainText.of(text);
    List<Token> tokens = Tokens.of(plain, lexicon);
    if (tokens.isEmpty()) {
      return new Sentiment.Unscored(Reason.NO_WORDS);
    }
    if (!functionWords.isEnglish(plain, tokens)) {
      return new Sentiment.Unscored(Reason.LANGUAGE);
    }
    return new Sentiment.Scored((int) Math.round(Valence.compound(tokens, plain) * BASIS_POINTS));
  }
}
