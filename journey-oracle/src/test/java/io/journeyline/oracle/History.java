package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.IdentityRules.Cut;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tiny history of who was seen together, told by the identifiers that name the customers. Each
 * touchpoint's event id is its label; its time is a number of minutes. An identifier is written
 * {@code u:1} for user_id, {@code e:} for email, {@code a:} for anonymous_id; any other type stands
 * as it is.
 *
 * <p>An identifier is shared above 3 neighbours, an e-mail above 4.
 */
final class History {
  static final IdentityRules RULES = rules();

  private final List<Touchpoint> touchpoints = new ArrayList<>();
  private final IdentityRules rules;

  History(IdentityRules rules) {
    this.rules = rules;
  }

  History() {
    this(RULES);
  }

  static IdentityRules rules(Cut... cuts) {
    return new IdentityRules(
        List.of("user_id", "email", "anonymous_id"),
        "user_id",
        List.of("null", "undefined"),
        List.of(),
        3,
        Map.of("email", 4),
        null,
        List.of(cuts));
  }

  static Cut cut(String a, String b) {
    return new Cut(full(a), full(b));
  }

  History seen(String label, int minute, String... identifiers) {
    touchpoints.add(touchpoint(label, minute, identifiers));
    return this;
  }

  History alias(String label, int minute, String a, String b) {
    Touchpoint touchpoint = touchpoint(label, minute);
    touchpoint.setAliasOf(List.of(full(a), full(b)));
    touchpoints.add(touchpoint);
    return this;
  }

  static Touchpoint touchpoint(String label, int minute, String... identifiers) {
    Touchpoint touchpoint = Shop.at("2026-01-01", "", "view");
    touchpoint.setEventId(label);
    touchpoint.setOccurredAt(at(minute));
    touchpoint.setReceivedAt(at(minute));
    List<Identifier> list = new ArrayList<>();
    for (String identifier : identifiers) {
      String type = IdentityRules.typeOf(full(identifier));
      list.add(new Identifier(type, full(identifier).substring(type.length() + 1)));
    }
    touchpoint.setIdentifiers(list);
    return touchpoint;
  }

  static long at(int minute) {
    return Shop.ms("2026-01-01") + minute * 60_000L;
  }

  static String full(String identifier) {
    return switch (identifier.substring(0, 2)) {
      case "u:" -> "user_id:" + identifier.substring(2);
      case "e:" -> "email:" + identifier.substring(2);
      case "a:" -> "anonymous_id:" + identifier.substring(2);
      default -> identifier;
    };
  }

  private static String brief(String identifier) {
    return identifier
        .replaceFirst("^user_id:", "u:")
        .replaceFirst("^email:", "e:")
        .replaceFirst("^anonymous_id:", "a:");
  }

  IdentityRules ownRules() {
    return rules;
  }

  List<Touchpoint> touchpoints() {
    return touchpoints;
  }

  Resolved resolve(int asOf) {
    return Oracle.resolve(
        Shop.definition("UTC", rules), Shop.IDS, touchpoints, List.of(), at(asOf));
  }

  /** The name of each labelled touchpoint's customer; "-" for an unattributed one. */
  Map<String, String> customers() {
    Resolved resolved = resolve(0);
    Map<String, String> names = names(resolved);
    Map<String, String> customers = new TreeMap<>();
    for (AssignedTouchpoint touchpoint : resolved.assignments().touchpoints()) {
      customers.put(touchpoint.eventId(), name(names, touchpoint.customerId()));
    }
    return customers;
  }

  /** The name of each identifier's owner; "-" for a shared one. */
  Map<String, String> owners(int asOf) {
    Resolved resolved = resolve(asOf);
    Map<String, String> names = names(resolved);
    Map<String, String> owners = new TreeMap<>();
    resolved
        .assignments()
        .identities()
        .forEach((identifier, id) -> owners.put(brief(identifier), name(names, id)));
    return owners;
  }

  private static Map<String, String> names(Resolved resolved) {
    Map<String, String> names = new HashMap<>();
    resolved
        .assignments()
        .identities()
        .keySet()
        .forEach(identifier -> names.put(Shop.IDS.of(identifier), brief(identifier)));
    return names;
  }

  private static String name(Map<String, String> names, @Nullable String customerId) {
    return customerId == null ? "-" : names.getOrDefault(customerId, "nobody");
  }
}
