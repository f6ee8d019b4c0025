package io.journeyline.local.simulator;

import java.util.List;

/** What people write: short invented sentences, English and some German. */
final class Phrases {
  static final List<String> PRAISE =
      List.of(
          "Set up in ten minutes and it just works.",
          "Love it, our heating bill is down by a third!",
          "Great support, friendly and fast. Thank you!",
          "Best plug I have owned so far.",
          "Finally an app that my parents understand.",
          "Super Lampe, jederzeit wieder!",
          "Tolle Beratung, schnelle Lieferung. Danke!");

  static final List<String> NEUTRAL =
      List.of(
          "Does what it says.",
          "Okay for the price.",
          "Delivery took a few days, product is fine.",
          "Works, but the manual could be clearer.",
          "Ganz in Ordnung.",
          "Passt soweit.");

  static final List<String> COMPLAINT =
      List.of(
          "The hub loses its connection every night.",
          "Still waiting for my parcel, nobody answers.",
          "The app crashes when I open the report.",
          "Wrong item in the box, very annoying.",
          "I was charged twice, please refund me.",
          "Das Thermostat reagiert nicht mehr.",
          "Seit zwei Wochen keine Antwort, sehr enttäuscht.");

  static final List<String> QUESTION =
      List.of(
          "Does the thermostat fit older radiators?",
          "Is there a discount for two sets?",
          "How long is the warranty?",
          "Can I use the hub without the cloud?",
          "Gibt es die Lampe auch in Weiß?",
          "Wann ist das Balkonset wieder lieferbar?");

  private Phrases() {}

  /** Words that fit a score, on a scale from 0 to 1. */
  static List<String> fitting(double score) {
    if (score >= 0.75) {
      return PRAISE;
    }
    return score >= 0.45 ? NEUTRAL : COMPLAINT;
  }
}
