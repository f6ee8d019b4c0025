package io.journeyline.definition;

import io.journeyline.definition.IdentifierForm.Parts;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings a touchpoint's identifiers to one form and decides whether it can be counted (SEMANTICS.md
 * §1). It depends on the touchpoint and the rules only, never on the clock, and may be used by many
 * threads.
 *
 * <p>Of several reasons not to count a touchpoint the first of these is given: absurd times
 * (UNREADABLE), NO_IDENTIFIER, TOO_MANY_IDENTIFIERS, FUTURE.
 */
public final class Normaliser {
  /** Most distinct identifiers that a touchpoint may have after blocking. */
  public static final int MAX_IDENTIFIERS = 16;

  private static final long DAY = 86_400_000;
  private static final long FIRST_MILLI_OF_YEAR_10000 = 253_402_300_800_000L;

  private final IdentityRules rules;
  private final IdentifierForm form;

  public Normaliser(IdentityRules rules) {
    this.rules = rules;
    form = new IdentifierForm(rules.region());
  }

  public Normalised normalise(Touchpoint touchpoint) {
    if (isAbsurd(touchpoint.getOccurredAt()) || isAbsurd(touchpoint.getReceivedAt())) {
      return new Normalised.Rejected(
          touchpoint,
          RejectReason.UNREADABLE,
          "occurredAt or receivedAt lies outside the years 1970 to 9999, which are allowed");
    }
    List<String> aliasOf = aliasOf(touchpoint);
    List<String> identifiers = identifiers(touchpoint);
    if (identifiers.isEmpty()) {
      return new Normalised.Rejected(
          touchpoint,
          RejectReason.NO_IDENTIFIER,
          "no identifier is left: "
              + touchpoint.getIdentifiers().size()
              + " given, all of them empty or blocked");
    }
    if (identifiers.size() > MAX_IDENTIFIERS) {
      return new Normalised.Rejected(
          touchpoint,
          RejectReason.TOO_MANY_IDENTIFIERS,
          identifiers.size() + " identifiers; allowed are " + MAX_IDENTIFIERS);
    }
    if (touchpoint.getOccurredAt() - touchpoint.getReceivedAt() > DAY) {
      return new Normalised.Rejected(
          touchpoint, RejectReason.FUTURE, "occurredAt is more than 24 hours after receivedAt");
    }
    return new Normalised.Accepted(touchpoint, identifiers, aliasOf);
  }

  /**
   * The form in which an identifier is compared; empty where it identifies nobody.
   *
   * @param identifier as {@code type:value}
   */
  public Optional<String> identifier(String identifier) {
    return Optional.ofNullable(kept(identifier));
  }

  private static boolean isAbsurd(long millis) {
    return millis < 0 || millis >= FIRST_MILLI_OF_YEAR_10000;
  }

  private List<String> identifiers(Touchpoint touchpoint) {
    TreeSet<String> distinct = new TreeSet<>(rules.strengthOrder());
    for (Identifier identifier : touchpoint.getIdentifiers()) {
      addUnlessNull(distinct, kept(identifier.getType() + ":" + identifier.getValue()));
    }
    if (touchpoint.getAliasOf() != null) {
      touchpoint.getAliasOf().forEach(alias -> addUnlessNull(distinct, kept(alias)));
    }
    return List.copyOf(distinct);
  }

  /** The pair, or nothing where one of the two is blocked or both are the same. */
  private List<String> aliasOf(Touchpoint touchpoint) {
    List<String> pair = new ArrayList<>();
    if (touchpoint.getAliasOf() != null) {
      touchpoint.getAliasOf().forEach(alias -> addUnlessNull(pair, kept(alias)));
    }
    return pair.size() == 2 && !pair.getFirst().equals(pair.getLast())
        ? List.copyOf(pair)
        : List.of();
  }

  private static void addUnlessNull(Collection<String> identifiers, @Nullable String identifier) {
    if (identifier != null) {
      identifiers.add(identifier);
    }
  }

  /** Normalised, or null where it identifies nobody. */
  private @Nullable String kept(String identifier) {
    Parts parts = form.parts(identifier);
    return parts.isEmpty() || rules.isBlocked(parts.value()) ? null : parts.bounded();
  }
}
