package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** §1: the values that the definition blocks, by the rule that blocks each. */
final class Blocking {
  private final IdentityRules rules;
  private final Normaliser form;

  Blocking(IdentityRules rules) {
    this.rules = rules;
    form = new Normaliser(withoutBlocks(rules));
  }

  private static IdentityRules withoutBlocks(IdentityRules rules) {
    return new IdentityRules(
        rules.types(),
        rules.unique(),
        List.of(),
        List.of(),
        rules.sharedAboveDefault(),
        rules.sharedAboveByType(),
        rules.region(),
        rules.cuts());
  }

  /** The one form of {@code type:value}, blocked or not; null: it is empty. */
  @Nullable String form(String identifier) {
    int colon = identifier.indexOf(':');
    return colon < 0
        ? null
        : form(new Identifier(identifier.substring(0, colon), identifier.substring(colon + 1)));
  }

  private @Nullable String form(Identifier identifier) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setIdentifiers(List.of(identifier));
    return form.normalise(touchpoint) instanceof Normalised.Accepted accepted
        ? accepted.strongest()
        : null;
  }

  /** As the definition has it; null: the identifier, in its one form, is not blocked. */
  @Nullable String rule(String identifier) {
    String value = identifier.substring(identifier.indexOf(':') + 1);
    if (rules.blockValues().contains(value)) {
      return value;
    }
    return rules.blockPatterns().stream()
        .filter(pattern -> pattern.matcher(value).find())
        .map(Pattern::pattern)
        .map(pattern -> "/" + pattern + "/")
        .findFirst()
        .orElse(null);
  }

  /** What a touchpoint carries and is blocked. */
  Set<String> blocked(Contact contact) {
    Set<String> blocked = new LinkedHashSet<>();
    for (Identifier identifier : contact.touchpoint().getIdentifiers()) {
      if (!isKept(contact, identifier)) {
        String known = form(identifier);
        if (known != null && rule(known) != null) {
          blocked.add(known);
        }
      }
    }
    return blocked;
  }

  /** Spares the common case the work of bringing it to its form. */
  private static boolean isKept(Contact contact, Identifier identifier) {
    return contact.identifiers().contains(identifier.getType() + ":" + identifier.getValue());
  }
}
