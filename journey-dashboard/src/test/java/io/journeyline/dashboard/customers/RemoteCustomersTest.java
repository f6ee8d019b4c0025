package io.journeyline.dashboard.customers;

import static io.journeyline.dashboard.customers.FakeInstances.in;
import static io.journeyline.dashboard.customers.FakeInstances.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.definition.IdentityRules;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.StreamsInstances;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Three instances share the customers, and the dashboard was told one of them. */
class RemoteCustomersTest {
  private static final IdentityRules RULES =
      new IdentityRules(
          List.of("user_id", "email"),
          "user_id",
          List.of(),
          List.of(),
          20,
          Map.of(),
          null,
          List.of());
  private static final int MOST_REQUESTS = 20;

  private final FakeInstances instances = new FakeInstances();
  private final AtomicLong nanos = new AtomicLong();
  private final RemoteCustomers customers = customers("one:1");

  private RemoteCustomers customers(String... seeds) {
    List<URI> addresses = List.of(seeds).stream().map(FakeInstances::uri).toList();
    return new RemoteCustomers(addresses, instances, RULES, nanos::get);
  }

  private static String id(Optional<CustomerRecord> found) {
    return found.map(CustomerRecord::customerId).orElse("nobody");
  }

  @Test
  void shouldAskOnlyTheInstanceThatHoldsTheIdentifier() {
    instances.put("c2", in(2));
    assertThat(id(customers.byIdentifier(in(2)))).isEqualTo("c2");
    assertThat(id(customers.byIdentifier(in(2)))).isEqualTo("c2");
    assertThat(instances.asked).containsExactly("three:3", "three:3");
    assertThat(instances.listed).as("the list is kept").containsExactly("one:1");
  }

  @Test
  void shouldNormaliseBeforeItChoosesAnInstance() {
    instances.put("c2", in(2));
    customers.byIdentifier("email: " + in(2).substring(6).toUpperCase(Locale.ROOT));
    assertThat(instances.asked.getFirst()).isEqualTo("three:3");
  }

  @Test
  void shouldGoOnToTheInstanceThatHoldsTheCustomersOtherIdentifiers() {
    instances.put("c1", in(1), in(2));
    assertThat(id(customers.byIdentifier(in(2)))).isEqualTo("c1");
    assertThat(instances.asked).containsExactly("three:3", "two:2");
  }

  @Test
  void shouldFollowAPartitionThatHasMoved() {
    instances.put("c2", in(2));
    customers.byIdentifier(in(2));
    instances.holders.put(2, "two:2");
    assertThat(id(customers.byIdentifier(in(2)))).isEqualTo("c2");
    assertThat(instances.asked).containsExactly("three:3", "three:3", "two:2");
    assertThat(instances.listed).hasSize(2);
  }

  @Test
  void shouldFindWhoATakenOverInstanceHeld() {
    instances.put("c2", in(2));
    customers.byIdentifier(in(2));
    instances.dead.add("three:3");
    instances.holders.put(2, "one:1");
    assertThat(id(customers.byIdentifier(in(2)))).isEqualTo("c2");
    assertThat(id(customers.byId("c2"))).isEqualTo("c2");
  }

  @Test
  void shouldFindOthersWhenTheSeedIsDownOnceItKnowsThem() {
    instances.put("c2", in(2));
    customers.byIdentifier(in(2));
    instances.dead.add("one:1");
    instances.holders.putAll(Map.of(0, "two:2", 3, "three:3"));
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(id(customers.byIdentifier(in(2)))).isEqualTo("c2");
  }

  @Test
  void shouldAskTheNextSeedWhenOneIsDown() {
    instances.put("c2", in(2));
    instances.dead.add("four:4");
    assertThat(id(customers("four:4", "two:2").byIdentifier(in(2)))).isEqualTo("c2");
  }

  @Test
  void shouldSayThatItCannotBeToldWhileTheDeadInstanceIsStillTold() {
    instances.put("c2", in(2));
    instances.dead.add("three:3");
    assertThatThrownBy(() -> customers.byIdentifier(in(2)))
        .isInstanceOf(CustomerSource.UnavailableException.class)
        .hasMessageContaining("try again");
    assertThatThrownBy(() -> customers.byIdentifier(in(2)))
        .isInstanceOf(CustomerSource.UnavailableException.class);
    assertThat(instances.asked).as("no endless tries").hasSizeLessThan(MOST_REQUESTS);
    instances.put("c0", in(0));
    assertThat(id(customers.byIdentifier(in(0)))).as("others are found").isEqualTo("c0");
  }

  @Test
  void shouldSayThatItCannotBeToldWhileStateIsRestored() {
    instances.put("c2", in(2));
    instances.restoring.add(2);
    assertThatThrownBy(() -> customers.byIdentifier(in(2)))
        .isInstanceOf(CustomerSource.UnavailableException.class);
    assertThatThrownBy(() -> customers.byId("c2"))
        .isInstanceOf(CustomerSource.UnavailableException.class);
    assertThat(instances.asked).hasSizeLessThan(MOST_REQUESTS);
  }

  @Test
  void shouldNotGoInCirclesWhenNobodyHasWhatAllTell() {
    instances.told.putAll(Map.of(0, "one:1", 1, "two:2", 2, "two:2", 3, "one:1"));
    assertThatThrownBy(() -> customers.byIdentifier(in(2)))
        .isInstanceOf(CustomerSource.UnavailableException.class);
    assertThat(instances.asked).hasSizeLessThan(MOST_REQUESTS);
  }

  @Test
  void shouldSayThatItCannotBeToldWhileAPartitionIsNowhere() {
    instances.told.putAll(Map.of(0, "one:1", 1, "two:2", 3, "one:1"));
    assertThatThrownBy(() -> customers.byIdentifier(in(2)))
        .isInstanceOf(CustomerSource.UnavailableException.class);
    assertThatThrownBy(() -> customers.byId("nobody"))
        .isInstanceOf(CustomerSource.UnavailableException.class);
  }

  @Test
  void shouldNameTheOptionWhenNobodyAnswers() {
    instances.dead.addAll(Set.of("one:1", "two:2", "three:3"));
    assertThatThrownBy(() -> customers.byIdentifier(in(2)))
        .isInstanceOf(CustomerSource.UnavailableException.class)
        .hasMessageContaining("--streams-url")
        .hasMessageNotContaining(in(2));
  }

  @Test
  void shouldKnowThatAnIdentifierIsNobodys() {
    assertThat(customers.byIdentifier(in(1))).isEmpty();
    assertThat(instances.asked).containsExactly("two:2");
  }

  @Test
  void shouldFindByIdWhereverItIs() {
    for (int partition = 0; partition < FakeInstances.PARTITIONS; partition++) {
      instances.put("c" + partition, in(partition));
      assertThat(id(customers.byId("c" + partition))).isEqualTo("c" + partition);
    }
    assertThat(customers.byId("nobody")).isEmpty();
  }

  @Test
  void shouldNotSayThatAnIdIsNobodysWhenNotAllWereLookedThrough() {
    instances.dead.add("two:2");
    assertThatThrownBy(() -> customers.byId("nobody"))
        .isInstanceOf(CustomerSource.UnavailableException.class);
  }

  @Test
  void shouldAskAnewForTheInstancesAfterSomeSeconds() {
    customers.byIdentifier(in(2));
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    customers.byIdentifier(in(2));
    assertThat(instances.listed).hasSize(2);
  }

  @Test
  void shouldTakeNothingButHostAndPortFromAnAddress() {
    StreamsInstances told =
        new StreamsInstances(
            4,
            List.of(
                new StreamsInstances.Instance("a:1", Set.of(0)),
                new StreamsInstances.Instance("[::1]:2", Set.of(1)),
                new StreamsInstances.Instance("user@a:3/path?x", Set.of(2)),
                new StreamsInstances.Instance("no port", Set.of(3))));
    ToldInstances read = ToldInstances.of(told, URI.create("https://seed:9404"), 0);
    assertThat(read.holders())
        .isEqualTo(
            Map.of(
                0, URI.create("https://a:1/"),
                1, URI.create("https://[::1]:2/"),
                2, URI.create("https://a:3/")));
    assertThat(uri("a:1").getScheme()).isEqualTo("http");
  }
}
