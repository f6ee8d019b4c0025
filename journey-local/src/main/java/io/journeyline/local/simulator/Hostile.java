package io.journeyline.local.simulator;

import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What broken clients send: identifiers that name nobody, none, too many, and absurd clocks. */
final class Hostile {
  private static final List<Identifier> NOBODY =
      List.of(
          new Identifier("user_id", "null"),
          new Identifier("anonymous_id", "undefined"),
          new Identifier("anonymous_id", "00000000-0000-0000-0000-000000000000"),
          new Identifier("email", "  "));
  private static final int TOO_MANY = 17;
  private static final long FAR_AHEAD = 400 * Rhythm.DAY;
  private static final long WRONG_TIME_ZONE = 9 * Rhythm.HOUR;

  private Hostile() {}

  static Touchpoint spoil(Touchpoint touchpoint, Dice dice) {
    long occurredAt = touchpoint.getOccurredAt();
    long receivedAt = touchpoint.getReceivedAt();
    List<Identifier> identifiers = touchpoint.getIdentifiers();
    return switch (dice.below(6)) {
      case 0, 1 -> copy(touchpoint, occurredAt, receivedAt, withNobody(identifiers, dice));
      case 2 -> copy(touchpoint, occurredAt, receivedAt, List.of());
      case 3 -> copy(touchpoint, occurredAt, receivedAt, many(dice));
      case 4 -> copy(touchpoint, receivedAt + FAR_AHEAD, receivedAt, identifiers);
      default -> copy(touchpoint, receivedAt + WRONG_TIME_ZONE, receivedAt, identifiers);
    };
  }

  /** The same event with another time or other identifiers. */
  static Touchpoint copy(
      Touchpoint touchpoint, long occurredAt, long receivedAt, List<Identifier> identifiers) {
    return new Touchpoint(
        touchpoint.getEventId(),
        touchpoint.getSource(),
        touchpoint.getChannel(),
        touchpoint.getType(),
        occurredAt,
        receivedAt,
        identifiers,
        touchpoint.getAliasOf(),
        touchpoint.getProperties(),
        touchpoint.getTraits(),
        touchpoint.getText(),
        touchpoint.getFeedback(),
        touchpoint.getValue(),
        touchpoint.getCampaign(),
        touchpoint.getConsent());
  }

  private static List<Identifier> withNobody(List<Identifier> identifiers, Dice dice) {
    Identifier nobody = dice.pick(NOBODY);
    List<Identifier> changed = new ArrayList<>();
    for (Identifier identifier : identifiers) {
      if (!identifier.getType().equals(nobody.getType())) {
        changed.add(identifier);
      }
    }
    changed.add(nobody);
    changed.sort(Comparator.comparing(Identifier::getType));
    return changed;
  }

  private static List<Identifier> many(Dice dice) {
    List<Identifier> many = new ArrayList<>();
    for (int i = 0; i < TOO_MANY; i++) {
      many.add(new Identifier("anonymous_id", Long.toHexString(dice.next())));
    }
    return many;
  }
}
