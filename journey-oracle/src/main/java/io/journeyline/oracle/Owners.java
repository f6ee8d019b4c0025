package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * §2.6: which of several unique values of a component an identifier belongs to, at a touchpoint or
 * at a moment.
 */
final class Owners {
  private final IdentityRules rules;
  private final UniqueValues uniqueValues;
  private final Logins logins;
  private final NearestLogin nearestLogin;
  private final Map<String, @Nullable String> known = new HashMap<>();

  Owners(IdentityRules rules, UniqueValues uniqueValues, Graph links, Logins logins) {
    this.rules = rules;
    this.uniqueValues = uniqueValues;
    this.logins = logins;
    nearestLogin =
        new NearestLogin(links, uniqueValues::isUnique, logins::has, rules.strengthOrder());
  }

  /** The value that owns the identifier at a touchpoint. */
  String owner(String identifier, Component component, Contact contact) {
    return owner(identifier, component, nearest -> logins.owner(nearest, contact));
  }

  /** The value that owns the identifier after all touchpoints up to a moment. */
  String owner(String identifier, Component component, long asOf) {
    return uniqueValues.isUnique(identifier)
        ? uniqueValues.name(identifier)
        : owner(identifier, component, nearest -> logins.owner(nearest, asOf));
  }

  private String owner(String identifier, Component component, Function<String, String> byLogins) {
    String nearest = nearest(identifier);
    return nearest == null ? strongest(component) : byLogins.apply(nearest);
  }

  private @Nullable String nearest(String identifier) {
    if (!known.containsKey(identifier)) {
      known.put(identifier, nearestLogin.of(identifier));
    }
    return known.get(identifier);
  }

  /** Why an identifier of a component of several unique values is its owner's at a moment. */
  Ownership why(String identifier, long asOf) {
    if (uniqueValues.isUnique(identifier)) {
      return new Ownership.Named();
    }
    String nearest = nearest(identifier);
    return nearest == null
        ? new Ownership.Strongest()
        : new Ownership.Login(nearest, Witness.of(logins.deciding(nearest, asOf).getKey()));
  }

  private String strongest(Component component) {
    List<String> unique = component.identifiers().stream().filter(uniqueValues::isUnique).toList();
    return uniqueValues.name(Collections.min(unique, rules.strengthOrder()));
  }
}
