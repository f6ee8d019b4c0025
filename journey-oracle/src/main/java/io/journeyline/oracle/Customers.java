package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * §2: the customer of each touchpoint and each identifier. A customer is told by the identifier
 * that names it: a name belongs to one unique value or, without one, to one component.
 *
 * <p>Where the semantics leave it open:
 *
 * <ul>
 *   <li>A login whose link is cut counts where owners are asked for, in a component of several
 *       unique values; the owner may then be a unique value of another component. In a component of
 *       at most one unique value logins do not matter, cut or not.
 *   <li>A cut does not undo an alias: the two are one value and one customer, be it of two
 *       components.
 *   <li>An identifier that cuts leave alone is a customer of its own, also if no touchpoint belongs
 *       to that customer: it owns the identifier and has no journey.
 *   <li>The owner at a moment is that of a touchpoint after all those that occurred up to and at
 *       the moment; later ones count only where no earlier login does.
 * </ul>
 */
final class Customers {
  private final Graph neighbours;
  private final Set<String> shared;
  private final UniqueValues uniqueValues;
  private final Components components;
  private final Owners owners;
  private final Map<String, String> undivided = new HashMap<>();

  /**
   * @param contacts all there are, in order
   */
  Customers(IdentityRules rules, List<Contact> contacts) {
    neighbours = Neighbours.of(rules, contacts);
    FirstSeen firstSeen = FirstSeen.of(contacts);
    shared = SharedIdentifiers.of(rules, neighbours);
    uniqueValues = UniqueValues.of(rules, contacts, firstSeen);
    components = Components.of(neighbours, shared, uniqueValues);
    owners = new Owners(rules, uniqueValues, components.links(), Logins.of(uniqueValues, contacts));
    nameUndivided(new Naming(rules, firstSeen));
  }

  /** §2.5 and §2.7: a component of at most one unique value is one customer. */
  private void nameUndivided(Naming naming) {
    for (Component component : components.all()) {
      if (!component.isSplit()) {
        String name = naming.name(component);
        component.identifiers().forEach(identifier -> undivided.put(identifier, name));
      }
    }
  }

  /** The name of the customer that a touchpoint belongs to; null: unattributed. */
  @Nullable String of(Contact contact) {
    for (String identifier : contact.identifiers()) {
      if (!shared.contains(identifier)) {
        return of(identifier, contact);
      }
    }
    return null;
  }

  private String of(String strongest, Contact contact) {
    Component component = components.of(strongest);
    if (!component.isSplit()) {
      return Objects.requireNonNull(undivided.get(strongest));
    }
    return uniqueValues.isUnique(strongest)
        ? uniqueValues.name(strongest)
        : owners.owner(strongest, component, contact);
  }

  /** §2.8: the name of the customer that owns each identifier at a moment; null: a shared one. */
  Map<String, @Nullable String> identities(long asOf) {
    Map<String, @Nullable String> identities = new HashMap<>();
    for (String identifier : neighbours.identifiers()) {
      identities.put(identifier, shared.contains(identifier) ? null : of(identifier, asOf));
    }
    return identities;
  }

  private String of(String identifier, long asOf) {
    Component component = components.of(identifier);
    return component.isSplit()
        ? owners.owner(identifier, component, asOf)
        : Objects.requireNonNull(undivided.get(identifier));
  }

  /** Why an identifier, which is not shared, is its owner's at a moment. */
  Ownership why(String identifier, long asOf) {
    return components.of(identifier).isSplit()
        ? owners.why(identifier, asOf)
        : new Ownership.Linked();
  }

  Graph neighbours() {
    return neighbours;
  }

  boolean isShared(String identifier) {
    return shared.contains(identifier);
  }

  Components components() {
    return components;
  }
}
