package io.journeyline.sentiment;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Words that change what stands after them, and phrases that are not the sum of their words. */
final class Modifiers {
  /** How much a word of degree adds to, or takes from, what it stands before. */
  static final double DEGREE = 0.293;

  private static final String MORE =
      "absolutely amazingly awfully completely considerable considerably decidedly deeply effing"
          + " enormous enormously entirely especially exceptional exceptionally extreme extremely"
          + " fabulously flipping flippin frackin fracking fricking frickin frigging friggin fully"
          + " fuckin fucking fuggin fugging greatly hella highly hugely incredible incredibly"
          + " intensely major majorly more most particularly purely quite really remarkably so"
          + " substantially thoroughly total totally tremendous tremendously uber unbelievably"
          + " unusually utter utterly very";
  private static final String LESS =
      "almost barely hardly kinda kindof kind-of less little marginal marginally occasional"
          + " occasionally partly scarce scarcely slight slightly somewhat sorta sortof sort-of";

  private static final Set<String> NEGATIONS =
      Set.of(
          ("aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt"
                  + " mustnt neednt neither never none nope nor not nothing nowhere oughtnt shant"
                  + " shouldnt wasnt werent without wont wouldnt rarely seldom despite uhuh")
              .split(" ", -1));

  /** Phrases of two to three words, by all their words. */
  static final Map<String, Double> IDIOMS =
      Map.of(
          "the shit", 3.0,
          "the bomb", 3.0,
          "bad ass", 1.5,
          "bus stop", 0.0,
          "yeah right", -2.0,
          "kiss of death", -1.5,
          "to die for", 3.0,
          "fed up", -1.8,
          "can't stand", -2.0);

  private static final Map<String, Double> DEGREES = degrees();

  private Modifiers() {}

  private static Map<String, Double> degrees() {
    Map<String, Double> degrees = new HashMap<>();
    for (String word : MORE.split(" ", -1)) {
      degrees.put(word, DEGREE);
    }
    for (String word : LESS.split(" ", -1)) {
      degrees.put(word, -DEGREE);
    }
    return Map.copyOf(degrees);
  }

  /** What a word of degree adds; 0 for any other. */
  static double degree(Token token) {
    return DEGREES.getOrDefault(token.text(), 0.0);
  }

  static boolean negates(Token token) {
    return NEGATIONS.contains(token.text()) || token.text().contains("n't");
  }
}
