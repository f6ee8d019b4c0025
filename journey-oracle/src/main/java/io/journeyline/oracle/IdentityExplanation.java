package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Touchpoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is who and why (§2), for people. All that it says names identifiers: personal data. */
public final class IdentityExplanation {
  private final IdentityRules rules;
  private final CustomerIds ids;
  private final List<Contact> contacts;
  private final Customers customers;
  private final Blocking blocking;
  private final Togetherness together;
  private final Map<String, @Nullable String> identities;
  private final long asOf;

  /**
   * Works out who is who. Order and repetition of the inputs do not matter.
   *
   * @param touchpoints as sources reported them, neither normalised nor deduplicated
   * @param asOf the moment at which to say whose an identifier is, ms
   */
  public IdentityExplanation(
      JourneyDefinition definition,
      CustomerIds ids,
      Collection<Touchpoint> touchpoints,
      long asOf) {
    rules = definition.identity();
    this.ids = ids;
    this.asOf = asOf;
    contacts = Contact.inOrder(definition, touchpoints);
    customers = new Customers(rules, contacts);
    blocking = new Blocking(rules);
    together = new Togetherness(rules, contacts, customers);
    identities = customers.identities(asOf);
  }

  /**
   * What is known of an identifier.
   *
   * @param identifier {@code type:value}, as a source may write it
   */
  public Verdict verdict(String identifier) {
    String form = blocking.form(identifier);
    if (form == null) {
      return new Verdict.Unknown(identifier);
    }
    String rule = blocking.rule(form);
    if (rule != null) {
      return new Verdict.Blocked(form, rule, carrying(form));
    }
    if (!identities.containsKey(form)) {
      return new Verdict.Unknown(form);
    }
    String name = identities.get(form);
    return name == null ? shared(form) : new Verdict.Owned(form, portraits().of(name));
  }

  private long carrying(String blocked) {
    return contacts.stream().filter(contact -> blocking.blocked(contact).contains(blocked)).count();
  }

  private Verdict shared(String identifier) {
    return new Verdict.Shared(
        identifier,
        customers.neighbours().neighbours(identifier).stream()
            .sorted(rules.strengthOrder())
            .toList(),
        rules.sharedAbove(IdentityRules.typeOf(identifier)),
        contacts.stream().filter(contact -> contact.identifiers().contains(identifier)).count());
  }

  /** The customer of a published id. */
  public Optional<CustomerPortrait> customer(String id) {
    return identities.values().stream()
        .filter(name -> name != null && ids.of(name).equals(id))
        .findFirst()
        .map(portraits()::of);
  }

  /**
   * How one identifier leads to another, or what keeps it from doing so; empty where nothing leads
   * there at all.
   */
  public Optional<Chain> chain(String from, String to) {
    String start = blocking.form(from);
    String end = blocking.form(to);
    if (start == null || end == null) {
      return Optional.empty();
    }
    List<String> way = together.way(start, end);
    return way == null
        ? Optional.empty()
        : Optional.of(new Chain(together.links(Portraits.pairs(way))));
  }

  private Portraits portraits() {
    return new Portraits(rules, ids, contacts, customers, together, blocking, identities, asOf);
  }
}
