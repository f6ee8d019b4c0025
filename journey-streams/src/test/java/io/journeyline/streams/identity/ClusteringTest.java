package io.journeyline.streams.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.IdentityRules;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.message.Roots;
import io.journeyline.streams.touchpoint.MapTable;
import io.journeyline.streams.touchpoint.Place;
import io.journeyline.streams.touchpoint.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Identifiers find the lowest of their component, and none grows beyond its limit. */
class ClusteringTest {
  private static final IdentityRules RULES =
      new IdentityRules(
          List.of("user_id", "email", "anonymous_id"),
          "user_id",
          List.of(),
          List.of(),
          20,
          Map.of("email", 200),
          null,
          List.of());

  private final MapTable nodes = new MapTable();
  private final MapTable announced = new MapTable();
  private final Recorder roots = new Recorder();
  private final Deque<Message> queue = new ArrayDeque<>();
  private final Clustering clustering = new Clustering(RULES, nodes, announced, roots, queue::add);
  private int touchpoints;

  @Test
  void shouldLeadEveryIdentifierOfAChainToOneRootWhateverTheOrder() {
    Random random = new Random(1);
    List<Integer> links = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      links.add(random.nextInt(links.size() + 1), i);
    }
    links.forEach(i -> take("anonymous_id:" + i, "anonymous_id:" + (i + 1)));
    for (int i = 0; i <= 300; i++) {
      assertThat(rootOf("anonymous_id:" + i)).isEqualTo(rootOf("anonymous_id:0"));
    }
  }

  @Test
  void shouldMakeTheStrongestTypeTheRoot() {
    take("anonymous_id:a", "email:e");
    take("email:e", "user_id:u");
    assertThat(rootOf("anonymous_id:a")).isEqualTo("user_id:u");
    assertThat(roots.left).containsKey("email:e");
  }

  @Test
  void shouldTellAKnownPairNobodyAgain() {
    take("anonymous_id:a", "email:e");
    int before = roots.messages;
    take("anonymous_id:a", "email:e");
    assertThat(roots.messages - before).as("it moves to its root, no more").isEqualTo(1);
    assertThat(announced.size()).isEqualTo(1);
  }

  @Test
  void shouldPlaceATouchpointThatMakesItsStrongestIdentifierSharedAtTheNext() {
    for (int i = 0; i < 20; i++) {
      take("anonymous_id:0", "anonymous_id:z" + i);
    }
    assertThat(node("anonymous_id:0").shared).isFalse();
    roots.arrivals.clear();
    take("anonymous_id:0", "anonymous_id:last");
    assertThat(node("anonymous_id:0").shared).isTrue();
    assertThat(roots.arrivals).containsExactly("anonymous_id:last");
    assertThat(node("anonymous_id:last").parent).isNull();
  }

  @Test
  void shouldForgetTheNeighboursOfAHub() {
    for (int i = 0; i < 10_000; i++) {
      take("anonymous_id:hub", "anonymous_id:i" + i);
    }
    assertThat(node("anonymous_id:hub").shared).isTrue();
    assertThat(bytes("anonymous_id:hub")).isLessThan(100);
    assertThat(roots.disowned).containsExactly("anonymous_id:hub");
  }

  @Test
  void shouldNeverHoldMoreNeighboursThanTheLimit() {
    for (int i = 0; i < 20; i++) {
      take("anonymous_id:hub", "anonymous_id:i" + i);
      assertThat(node("anonymous_id:hub").neighbours).hasSize(i + 1);
    }
    take("anonymous_id:hub", "anonymous_id:i20");
    assertThat(node("anonymous_id:hub").neighbours).isEmpty();
  }

  /** Each visitor's touchpoints stay with the visitor; no message grows with the crowd. */
  @Test
  void shouldKeepAnEmailSmallThat100000VisitorsShare() {
    for (int i = 0; i < 100_000; i++) {
      take("email:info@example.com", "anonymous_id:v" + i);
    }
    assertThat(bytes("email:info@example.com")).isLessThan(100);
    assertThat(rootOf("anonymous_id:v99999")).isEqualTo("anonymous_id:v99999");
    assertThat(bytes("anonymous_id:v99999")).isLessThan(100);
    assertThat(roots.mostForOneTouchpoint).isLessThan(1_000);
  }

  @Test
  void shouldNeverShareAUniqueIdentifierNorGrowItsNode() {
    for (int i = 0; i < 10_000; i++) {
      take("user_id:u", "anonymous_id:v" + i);
    }
    assertThat(nodes.get(key("user_id:u"))).isNull();
    assertThat(rootOf("anonymous_id:v77")).isEqualTo("user_id:u");
  }

  private void take(String... identifiers) {
    Row row =
        new Row(
            0,
            0,
            new byte[1],
            0,
            "s",
            "e" + touchpoints++,
            "t",
            "web",
            Row.sorted(List.of(identifiers)),
            List.of(),
            Map.of(),
            List.of(),
            Feeling.NONE,
            Place.NOWHERE);
    String strongest = row.identifiers().stream().min(RULES.strengthOrder()).orElseThrow();
    queue.add(new Message.Take(strongest, row));
    int handled = 0;
    while (!queue.isEmpty()) {
      clustering.handle(queue.remove());
      handled++;
    }
    roots.messages += handled;
    roots.mostForOneTouchpoint = Math.max(roots.mostForOneTouchpoint, handled);
  }

  private String rootOf(String identifier) {
    String at = identifier;
    for (String parent = node(at).parent; parent != null; parent = node(at).parent) {
      at = parent;
    }
    return at;
  }

  private Node node(String identifier) {
    return new Nodes(nodes, announced).get(identifier);
  }

  private int bytes(String identifier) {
    return Objects.requireNonNull(nodes.get(key(identifier))).length;
  }

  private static byte[] key(String identifier) {
    return identifier.getBytes(StandardCharsets.UTF_8);
  }

  /** What roots were told. */
  private static final class Recorder implements Roots {
    final List<String> arrivals = new ArrayList<>();
    final List<String> disowned = new ArrayList<>();
    final Map<String, String> left = new TreeMap<>();
    int messages;
    int mostForOneTouchpoint;

    @Override
    public void arrive(String root, Message.Move move) {
      arrivals.add(root);
    }

    @Override
    public void share(String root, String identifier, Cause cause) {}

    @Override
    public void leave(String root, String parent, Cause cause) {
      left.put(root, parent);
    }

    @Override
    public void lose(String identifier, Row row) {}

    @Override
    public void disown(String identifier) {
      disowned.add(identifier);
    }
  }
}
