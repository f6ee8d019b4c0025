package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerRecord.Contact;
import io.journeyline.schemas.CustomerRecord.Link;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds single customers in the tables of clusters. It only reads; what is under way between roots
 * is not there.
 *
 * @param members the root here that has an identifier in its rows
 */
public record CustomerLookup(
    JourneyDefinition definition,
    CustomerIds customerIds,
    Table clusters,
    Table rows,
    Table members) {
  private static final byte[] ALL = {};
  private static final int MOST_CONTACTS = 5_000;

  /**
   * The customer that an identifier belongs to; nobody where it is shared or not known here.
   *
   * @param identifier {@code type:value}, as a source would write it
   */
  public Optional<CustomerRecord> byIdentifier(String identifier) {
    Optional<String> form = new Normaliser(definition.identity()).identifier(identifier);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    String normal = form.get();
    byte @Nullable [] root = members.get(normal.getBytes(StandardCharsets.UTF_8));
    if (root == null) {
      return Optional.empty();
    }
    Found found = found(new String(root, StandardCharsets.UTF_8));
    @Nullable String owner = found.customers().owners().get(normal);
    return owner == null ? Optional.empty() : Optional.of(customer(found, owner));
  }

  /** The customer of an id. It looks through the identifiers of this instance for the one. */
  public Optional<CustomerRecord> byId(String customerId) {
    List<String> roots = new ArrayList<>();
    members.withPrefix(
        ALL,
        (identifier, root) -> {
          if (roots.isEmpty()
              && customerIds
                  .of(new String(identifier, StandardCharsets.UTF_8))
                  .equals(customerId)) {
            roots.add(new String(root, StandardCharsets.UTF_8));
          }
        });
    if (roots.isEmpty()) {
      return Optional.empty();
    }
    Found found = found(roots.getFirst());
    return found.customers().rows().keySet().stream()
        .filter(name -> customerIds.of(name).equals(customerId))
        .findFirst()
        .map(name -> customer(found, name));
  }

  private record Found(Cluster cluster, Customers customers) {}

  private Found found(String root) {
    byte @Nullable [] stored = clusters.get(root.getBytes(StandardCharsets.UTF_8));
    Cluster cluster = stored == null ? new Cluster() : Cluster.fromBytes(stored);
    IdentityRules rules = definition.identity();
    List<Row> inOrder = new StoredRows(rows, root).inOrder();
    return new Found(cluster, Customers.of(rules, inOrder, cluster.shared, cluster.settled));
  }

  private CustomerRecord customer(Found found, String name) {
    List<Row> own = found.customers().rows().getOrDefault(name, List.of());
    TreeSet<String> identifiers = new TreeSet<>();
    found
        .customers()
        .owners()
        .forEach(
            (identifier, owner) -> {
              if (owner.equals(name)) {
                identifiers.add(identifier);
              }
            });
    TreeSet<String> shared = new TreeSet<>();
    own.stream()
        .flatMap(row -> row.identifiers().stream())
        .filter(found.cluster().shared::contains)
        .forEach(shared::add);
    List<Contact> contacts =
        own.stream().skip(Math.max(0, own.size() - MOST_CONTACTS)).map(this::contact).toList();
    return new CustomerRecord(
        customerIds.of(name),
        name,
        List.copyOf(identifiers),
        List.copyOf(shared),
        links(own),
        own.size(),
        contacts);
  }

  private Contact contact(Row row) {
    @Nullable String rule = row.isMapped() ? definition.touchpoints().get(row.rule()).id() : null;
    @Nullable String stage =
        row.isMapped() ? definition.touchpoints().get(row.rule()).stage().id() : null;
    boolean goal = row.isMapped() && definition.touchpoints().get(row.rule()).goal();
    return new Contact(
        row.occurredAt(),
        row.source(),
        row.eventId(),
        row.channel(),
        row.isMapped() ? null : row.type(),
        rule,
        stage,
        goal,
        row.feeling().score(),
        row.identifiers());
  }

  /** What joins the identifiers: of each pair, the first touchpoint that carried both. */
  private static List<Link> links(List<Row> own) {
    Map<List<String>, Link> links = new LinkedHashMap<>();
    for (Row row : own) {
      List<String> carried =
          Stream.concat(row.identifiers().stream(), row.aliasOf().stream()).distinct().toList();
      for (int i = 0; i < carried.size(); i++) {
        for (int j = i + 1; j < carried.size(); j++) {
          links.merge(
              List.of(carried.get(i), carried.get(j)),
              new Link(
                  carried.get(i), carried.get(j), row.occurredAt(), row.source(), row.eventId(), 1),
              (first, _) -> first.again());
        }
      }
    }
    return List.copyOf(links.values());
  }
}
