package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What another definition makes of the customers of the same touchpoints. Touchpoints that only one
 * of the two accepts say nothing of merges and splits.
 *
 * @param customersBefore how many have touchpoints
 * @param merges customers afterwards that were several before, by id, with those
 * @param splits customers before that are several afterwards, by id, with those
 * @param renamed customers that got another id and nothing else
 * @param moved touchpoints whose customer is another, be it by name only
 * @param unattributedBefore touchpoints that are nobody's
 */
public record Regrouping(
    long customersBefore,
    long customersAfter,
    SortedMap<String, SortedSet<String>> merges,
    SortedMap<String, SortedSet<String>> splits,
    long renamed,
    long moved,
    long unattributedBefore,
    long unattributedAfter) {

  /** What makes a touchpoint one under any definition: as its source reported it. */
  private record Reported(String source, String eventId, List<String> identifiers) {
    static Reported of(Touchpoint touchpoint) {
      Stream<String> identifiers = touchpoint.getIdentifiers().stream().map(Reported::text);
      Stream<String> aliases =
          touchpoint.getAliasOf() == null ? Stream.of() : touchpoint.getAliasOf().stream();
      return new Reported(
          touchpoint.getSource(),
          touchpoint.getEventId(),
          Stream.concat(identifiers, aliases).sorted().toList());
    }

    private static String text(Identifier identifier) {
      return identifier.getType() + ":" + identifier.getValue();
    }
  }

  /** A touchpoint's customer; null: it is nobody's. */
  private record Holder(@Nullable String customerId) {}

  public static Regrouping of(
      JourneyDefinition before,
      JourneyDefinition after,
      CustomerIds ids,
      Collection<Touchpoint> touchpoints) {
    Map<Reported, Holder> old = holders(before, ids, touchpoints);
    Map<Reported, Holder> now = holders(after, ids, touchpoints);
    SortedMap<String, SortedSet<String>> to = new TreeMap<>();
    SortedMap<String, SortedSet<String>> from = new TreeMap<>();
    long moved = 0;
    for (Map.Entry<Reported, Holder> entry : old.entrySet()) {
      Holder then = now.get(entry.getKey());
      if (then != null && !then.equals(entry.getValue())) {
        moved++;
      }
      String was = entry.getValue().customerId();
      String is = then == null ? null : then.customerId();
      if (was != null && is != null) {
        to.computeIfAbsent(was, id -> new TreeSet<>()).add(is);
        from.computeIfAbsent(is, id -> new TreeSet<>()).add(was);
      }
    }
    return new Regrouping(
        customers(old),
        customers(now),
        several(from),
        several(to),
        renamed(to, from),
        moved,
        unattributed(old),
        unattributed(now));
  }

  private static Map<Reported, Holder> holders(
      JourneyDefinition definition, CustomerIds ids, Collection<Touchpoint> touchpoints) {
    List<Contact> contacts = Contact.inOrder(definition, touchpoints);
    Customers customers = new Customers(definition.identity(), contacts);
    Map<Reported, Holder> holders = new HashMap<>();
    for (Attribution attribution : Attribution.of(customers, ids, contacts)) {
      holders.put(
          Reported.of(attribution.contact().touchpoint()), new Holder(attribution.customerId()));
    }
    return holders;
  }

  private static long customers(Map<Reported, Holder> holders) {
    return holders.values().stream()
        .map(Holder::customerId)
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  private static long unattributed(Map<Reported, Holder> holders) {
    return holders.values().stream().filter(holder -> holder.customerId() == null).count();
  }

  private static SortedMap<String, SortedSet<String>> several(
      SortedMap<String, SortedSet<String>> all) {
    SortedMap<String, SortedSet<String>> several = new TreeMap<>(all);
    several.values().removeIf(customers -> customers.size() < 2);
    return several;
  }

  private static long renamed(
      SortedMap<String, SortedSet<String>> to, SortedMap<String, SortedSet<String>> from) {
    List<String> renamed = new ArrayList<>();
    to.forEach(
        (was, customers) -> {
          String is = customers.getFirst();
          boolean same = customers.size() == 1 && Objects.requireNonNull(from.get(is)).size() == 1;
          if (same && !is.equals(was)) {
            renamed.add(was);
          }
        });
    return renamed.size();
  }

  /** Whether everybody is who they were. */
  public boolean isSame() {
    return moved == 0
        && customersBefore == customersAfter
        && unattributedBefore == unattributedAfter;
  }
}
