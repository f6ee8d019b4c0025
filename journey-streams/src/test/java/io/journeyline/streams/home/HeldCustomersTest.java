package io.journeyline.streams.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerSearch;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.identity.Parents;
import io.journeyline.streams.journey.ClusterTables;
import io.journeyline.streams.journey.CustomerLookup;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.progress.Partitions;
import io.journeyline.streams.touchpoint.MapTable;
import io.journeyline.streams.touchpoint.Place;
import io.journeyline.streams.touchpoint.Row;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers of four partitions that two instances share. */
class HeldCustomersTest {
  private static final int PARTITIONS = 4;
  private static final int CUSTOMERS = 60;
  private static final CustomerIds IDS =
      new CustomerIds("a key that all tests may know !!".getBytes(StandardCharsets.US_ASCII));
  private static final JourneyDefinition DEFINITION =
      parse(
          """
          map: shop
          version: 1
          identity: {types: [user_id, email, anonymous_id], unique: user_id}
          stages: [{id: look}]
          touchpoints: [{id: looked, stage: look, event: look}]
          """);

  private final List<Task> tasks = new ArrayList<>();
  private final List<Message> underWay = new ArrayList<>();
  private final Set<String> identifiers = new TreeSet<>();
  private final Set<Integer> restoring = new HashSet<>();

  /** A partition's tables. */
  private final class Task {
    private final MapTable nodes = new MapTable();
    private final MapTable clusters = new MapTable();
    private final MapTable rows = new MapTable();
    private final MapTable members = new MapTable();
    private final Home home;

    Task(int here) {
      ClusterTables all =
          new ClusterTables(
              clusters,
              rows,
              new MapTable(),
              new MapTable(),
              new MapTable(),
              new MapTable(),
              members);
      home =
          new Home(
              DEFINITION,
              here,
              PARTITIONS,
              new HomeTables(nodes, new MapTable(), new MapTable(), all),
              400_000,
              Sealing.NEVER,
              () -> Long.MIN_VALUE,
              silence(),
              (partition, message, origin) -> underWay.add(message));
    }

    HeldCustomers.Held held() {
      return new HeldCustomers.Held(
          new Parents(nodes), new CustomerLookup(DEFINITION, IDS, clusters, rows, members));
    }
  }

  /** Nobody listens. */
  private static Outlet silence() {
    return (Outlet)
        Proxy.newProxyInstance(
            Outlet.class.getClassLoader(), new Class<?>[] {Outlet.class}, (_, _, _) -> null);
  }

  private static JourneyDefinition parse(String text) {
    try {
      return DefinitionLoader.parse(text, "shop.yaml");
    } catch (DefinitionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cookies that log in, cookies that never do, and messages in any order. */
  @BeforeEach
  void settle() {
    Random random = new Random(7);
    for (int i = 0; i < PARTITIONS; i++) {
      tasks.add(new Task(i));
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      enter("user_id:u" + i, "email:e" + i + "@x");
      enter("email:e" + i + "@x", "anonymous_id:a" + i);
      enter("anonymous_id:a" + i, "anonymous_id:b" + i);
      enter("anonymous_id:alone" + i);
    }
    while (!underWay.isEmpty()) {
      Message message = underWay.remove(random.nextInt(underWay.size()));
      tasks.get(Partitions.of(message.to(), PARTITIONS)).home.receive(message, 0);
    }
  }

  private void enter(String... carried) {
    identifiers.addAll(List.of(carried));
    int number = identifiers.size();
    Row row =
        new Row(
            number,
            number,
            new byte[] {1},
            0,
            "src",
            "e" + number,
            "look",
            "web",
            List.of(carried),
            List.of(),
            Map.of(),
            List.of(),
            Feeling.NONE,
            new Place(0, number));
    tasks.get(Partitions.of(carried[0], PARTITIONS)).home.enter(row, 0);
  }

  private HeldCustomers instance(Integer... partitions) {
    Set<Integer> own = Set.of(partitions);
    return new HeldCustomers(
        new Normaliser(DEFINITION.identity()),
        PARTITIONS,
        new HeldCustomers.Own() {
          @Override
          public Set<Integer> partitions() {
            return own;
          }

          @Override
          public HeldCustomers.@Nullable Held held(int partition) {
            return own.contains(partition) && !restoring.contains(partition)
                ? tasks.get(partition).held()
                : null;
          }
        });
  }

  @Test
  void shouldLeadFromAnyInstanceToTheOneThatHoldsTheCustomer() {
    List<HeldCustomers> instances = List.of(instance(0, 2), instance(1, 3));
    int steps = 0;
    for (String identifier : identifiers) {
      for (HeldCustomers first : instances) {
        CustomerSearch answer = first.byIdentifier(identifier, "");
        while (answer instanceof CustomerSearch.Elsewhere(int partition, String from)) {
          answer = instances.get(partition % 2).byIdentifier(identifier, from);
          steps++;
        }
        assertThat(answer).as(identifier).isInstanceOf(CustomerSearch.Found.class);
        CustomerRecord found = ((CustomerSearch.Found) answer).customer();
        assertThat(found.identifiers()).contains(identifier);
        assertThat(found.identifiers()).hasSize(identifier.contains("alone") ? 1 : 4);
      }
    }
    assertThat(steps).as("customers on the other instance").isGreaterThan(CUSTOMERS);
  }

  @Test
  void shouldSayWhichPartitionsWereLookedThroughWhereThereIsNobody() {
    HeldCustomers all = instance(0, 1, 2, 3);
    String stranger = "email:stranger@x";
    assertThat(all.byIdentifier(stranger, ""))
        .isEqualTo(new CustomerSearch.Nobody(Set.of(Partitions.of(stranger, PARTITIONS))));
    assertThat(all.byIdentifier("no type", "")).isEqualTo(new CustomerSearch.Nobody(Set.of()));
    assertThat(all.byId(IDS.of(stranger))).isEqualTo(new CustomerSearch.Nobody(Set.of(0, 1, 2, 3)));
  }

  @Test
  void shouldNotSayThatNobodyIsThereWhileStateIsRestored() {
    String known = "user_id:u1";
    int partition = Partitions.of(known, PARTITIONS);
    HeldCustomers all = instance(0, 1, 2, 3);
    restoring.add(partition);
    assertThat(all.byIdentifier(known, "")).isEqualTo(new CustomerSearch.Busy());
    assertThat(all.byId(IDS.of("user_id:nobody")))
        .isInstanceOfSatisfying(
            CustomerSearch.Nobody.class,
            nobody -> assertThat(nobody.searched()).hasSize(3).doesNotContain(partition));
  }

  @Test
  void shouldFindByIdOnTheInstanceThatHoldsTheRoot() {
    List<HeldCustomers> instances = List.of(instance(0, 2), instance(1, 3));
    for (int i = 0; i < CUSTOMERS; i++) {
      String id = IDS.of("user_id:u" + i);
      List<CustomerSearch> answers = instances.stream().map(instance -> instance.byId(id)).toList();
      assertThat(answers).hasAtLeastOneElementOfType(CustomerSearch.Found.class);
      assertThat(answers).hasAtLeastOneElementOfType(CustomerSearch.Nobody.class);
    }
  }
}
