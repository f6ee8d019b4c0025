package io.journeyline.sentiment;

import java.util.List;

/** Adds up the valences of a text's tokens by the rules of the VADER method. */
final class Valence {
  /** What capitals add where not all words are written so. */
  private static final double CAPITALS = 0.733;

  /** What a negation makes of a valence. */
  private static final double NEGATED = -0.74;

  /** What "never so" makes of a valence. */
  private static final double NEVER_SO = 1.25;

  private static final double BEFORE_BUT = 0.5;
  private static final double AFTER_BUT = 1.5;
  private static final double EXCLAMATION = 0.292;
  private static final int MOST_EXCLAMATIONS = 4;
  private static final double QUESTION = 0.18;
  private static final double MANY_QUESTIONS = 0.96;
  private static final int FEW_QUESTIONS = 3;

  /** Approximates the greatest sum that is expected. */
  private static final double ALPHA = 15;

  /** How far back words of degree and negations reach, and what distance leaves of a degree. */
  private static final double[] REACH = {1, 0.95, 0.9};

  private final List<Token> tokens;
  private final boolean emphasis;

  private Valence(List<Token> tokens) {
    this.tokens = tokens;
    long capitals = tokens.stream().filter(Token::capitals).count();
    emphasis = capitals > 0 && capitals < tokens.size();
  }

  /** From -1, most negative, to 1, most positive. */
  static double compound(List<Token> tokens, String text) {
    return new Valence(tokens).compound(text);
  }

  private double compound(String text) {
    double[] valences = new double[tokens.size()];
    int but = -1;
    for (int i = 0; i < valences.length; i++) {
      valences[i] = at(i);
      but = but < 0 && tokens.get(i).is("but") ? i : but;
    }
    double sum = 0;
    for (int i = 0; i < valences.length; i++) {
      double weight = but < 0 || i == but ? 1 : i < but ? BEFORE_BUT : AFTER_BUT;
      sum += weight * valences[i];
    }
    sum += Math.signum(sum) * punctuation(text);
    return sum / Math.sqrt(sum * sum + ALPHA);
  }

  private double at(int i) {
    Token token = tokens.get(i);
    if (!token.known()) {
      return idiom(i, 0);
    }
    if (Modifiers.degree(token) != 0 || isKindOf(i)) {
      return 0;
    }
    double valence = token.valence();
    if (token.is("no") && i + 1 < tokens.size() && tokens.get(i + 1).known()) {
      return 0;
    }
    if (saysNo(i)) {
      valence = token.valence() * NEGATED;
    }
    if (emphasis && token.capitals()) {
      valence += Math.signum(valence) * CAPITALS;
    }
    for (int back = 1; back <= REACH.length && back <= i; back++) {
      if (!tokens.get(i - back).known()) {
        valence += degree(tokens.get(i - back), valence) * REACH[back - 1];
        valence = negation(i, back, valence);
      }
    }
    if (isKindOf(i - 2) || (isAt(i - 2, "sort") && isAt(i - 1, "of"))) {
      valence -= Math.signum(valence) * Modifiers.DEGREE;
    }
    return least(i, idiom(i, valence));
  }

  private boolean isKindOf(int i) {
    return isAt(i, "kind") && isAt(i + 1, "of");
  }

  private boolean isAt(int i, String word) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
  }

  /** "no good", "no big fun", "no fun nor joy". */
  private boolean saysNo(int i) {
    return isAt(i - 1, "no")
        || isAt(i - 2, "no")
        || (isAt(i - 3, "no") && (isAt(i - 1, "or") || isAt(i - 1, "nor")));
  }

  private double degree(Token before, double valence) {
    double degree = Modifiers.degree(before);
    if (degree == 0) {
      return 0;
    }
    double signed = valence < 0 ? -degree : degree;
    return emphasis && before.capitals() ? signed + Math.signum(valence) * CAPITALS : signed;
  }

  private double negation(int i, int back, double valence) {
    Token before = tokens.get(i - back);
    boolean doubtless = back == 2 && before.is("without") && isAt(i - 1, "doubt");
    if (doubtless) {
      return valence;
    }
    if (back > 1 && before.is("never") && (isSo(i - back + 1) || isSo(i - 1))) {
      return valence * NEVER_SO;
    }
    return Modifiers.negates(before) ? valence * NEGATED : valence;
  }

  private boolean isSo(int i) {
    return isAt(i, "so") || isAt(i, "this");
  }

  /** "least" negates, "at least" and "very least" do not. */
  private double least(int i, double valence) {
    return isAt(i - 1, "least") && !isAt(i - 2, "at") && !isAt(i - 2, "very")
        ? valence * NEGATED
        : valence;
  }

  /** The phrase that ends here has a valence of its own. */
  private double idiom(int i, double valence) {
    if (i == 0) {
      return valence;
    }
    String two = tokens.get(i - 1).text() + ' ' + tokens.get(i).text();
    Double own = Modifiers.IDIOMS.get(two);
    if (own == null && i > 1) {
      own = Modifiers.IDIOMS.get(tokens.get(i - 2).text() + ' ' + two);
    }
    return own == null ? valence : own;
  }

  private static double punctuation(String text) {
    int exclamations = 0;
    int questions = 0;
    for (int i = 0; i < text.length(); i++) {
      exclamations += text.charAt(i) == '!' ? 1 : 0;
      questions += text.charAt(i) == '?' ? 1 : 0;
    }
    double emphasis = Math.min(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION;
    if (questions > 1) {
      emphasis += questions <= FEW_QUESTIONS ? questions * QUESTION : MANY_QUESTIONS;
    }
    return emphasis;
  }
}
