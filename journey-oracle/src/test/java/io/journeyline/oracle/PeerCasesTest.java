package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.definition.IdentityRules;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases of other products on who is one person, as far as they agree with §2: which identifiers are
 * one customer. What else the cases say is told apart in docs/identity-cases.md.
 */
class PeerCasesTest {
  private static final List<String> NOBODY =
      List.of(
          "null", "undefined", "\"undefined\"", "[object Object]", "\"[object Object]\"", "false");
  private static final IdentityRules RULES =
      new IdentityRules(
          List.of("user_id", "anonymous_id"),
          "user_id",
          NOBODY,
          List.of(),
          20,
          Map.of(),
          null,
          List.of());

  private final ObjectMapper mapper = new ObjectMapper();
  private Path peers = Path.of("");

  @BeforeEach
  void findPeers() {
    String folder = System.getProperty("journeyline.peers", "");
    assumeThat(folder)
        .as("-Djourneyline.peers=FOLDER names the folder with the cases of others")
        .isNotEmpty();
    peers = Path.of(folder).resolve("identity");
    assumeThat(Files.isDirectory(peers)).as(peers + " is there").isTrue();
  }

  static Stream<String> mergeCases() {
    return Stream.concat(
        Stream.of("PH1", "PH2", "PH3", "PH4", "PH5", "PH6", "PH7", "PH8", "PH9", "PH10", "PH11"),
        Stream.concat(
            Stream.of("PH12.", "PH13.")
                .flatMap(id -> Stream.iterate(0, i -> i < 7, i -> i + 1).map(i -> id + i)),
            Stream.of("PH14", "PH15")));
  }

  @Test
  void shouldKnowEveryCase() throws IOException {
    List<String> ids = new ArrayList<>();
    cases("posthog_merge_cases.json").forEach(peer -> ids.add(peer.path("id").asText()));

    assertThat(ids).containsExactlyInAnyOrderElementsOf(mergeCases().toList());
  }

  @ParameterizedTest
  @MethodSource("mergeCases")
  void shouldJoinWhomThePeerJoinsAndNobodyElse(String id) throws IOException {
    JsonNode peer = find(id);
    List<Touchpoint> history = new ArrayList<>();
    for (JsonNode person : peer.path("persons_before")) {
      List<Identifier> known = new ArrayList<>();
      person.path("distinct_ids").forEach(other -> known.add(identifier(peer, other.asText())));
      history.add(touchpoint("before " + history.size(), history.size(), known));
    }
    history.add(event(peer, history.size()));

    assertThat(groups(history)).isEqualTo(expected(peer));
  }

  @Test
  void shouldGiveAnonymousVisitsToWhoSignsInLaterEachOnce() throws IOException {
    JsonNode peer = cases("jitsu_recognition_cases.json").get(0);
    List<Touchpoint> history = new ArrayList<>();
    for (String feed : List.of("feed_1", "feed_2", "feed_3")) {
      for (JsonNode message : peer.path(feed)) {
        List<Identifier> identifiers = new ArrayList<>();
        add(identifiers, "anonymous_id", message.path("anonymousId"));
        add(identifiers, "user_id", message.path("userId"));
        history.add(touchpoint(message.path("messageId").asText(), history.size(), identifiers));
      }
      String customer = feed.equals("feed_1") ? "anonymous_id:anon1" : "user_id:user1";

      List<AssignedTouchpoint> assigned = resolve(history).assignments().touchpoints();

      assertThat(assigned)
          .hasSameSizeAs(history)
          .allSatisfy(t -> assertThat(t.customerId()).isEqualTo(Shop.IDS.of(customer)));
    }
    assertThat(history).hasSize(5);
  }

  private static Touchpoint event(JsonNode peer, int minute) {
    JsonNode event = peer.path("event");
    List<Identifier> pair = new ArrayList<>();
    for (String field : List.of("distinct_id", "anonymous_id", "alias")) {
      if (event.path(field).isTextual()) {
        pair.add(identifier(peer, event.path(field).asText()));
      }
    }
    if (event.path("type").asText().equals("identify")) {
      return touchpoint("event", minute, pair);
    }
    Touchpoint alias = touchpoint("event", minute, List.of());
    alias.setAliasOf(pair.stream().map(PeerCasesTest::text).toList());
    return alias;
  }

  /**
   * An id is a user's where it signs in, is declared to be a user's other id, or was known as one.
   */
  private static Identifier identifier(JsonNode peer, String id) {
    JsonNode event = peer.path("event");
    boolean isUser =
        event.path("distinct_id").asText().equals(id) || event.path("alias").asText().equals(id);
    for (JsonNode person : peer.path("persons_before")) {
      for (JsonNode known : person.path("distinct_ids")) {
        isUser |= known.asText().equals(id) && person.path("is_identified").asBoolean();
      }
    }
    return new Identifier(isUser ? "user_id" : "anonymous_id", id);
  }

  /** The peer's persons; an id that it leaves without one is alone with us, unless nobody's. */
  private static Set<Set<String>> expected(JsonNode peer) {
    Set<Set<String>> groups = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (JsonNode person : peer.path("persons_after")) {
      Set<String> group = new HashSet<>();
      person.path("distinct_ids").forEach(id -> group.add(text(identifier(peer, id.asText()))));
      groups.add(group);
      known.addAll(group);
    }
    for (String field : List.of("distinct_id", "anonymous_id", "alias")) {
      String id = peer.path("event").path(field).asText("").strip();
      String text = text(identifier(peer, id));
      boolean isSomebody = !id.isEmpty() && !id.equals("null") && !NOBODY.contains(id);
      if (isSomebody && !known.contains(text)) {
        groups.add(Set.of(text));
      }
    }
    return groups;
  }

  private static Set<Set<String>> groups(List<Touchpoint> history) {
    Map<String, Set<String>> byCustomer = new HashMap<>();
    resolve(history)
        .assignments()
        .identities()
        .forEach(
            (identifier, customer) ->
                byCustomer
                    .computeIfAbsent(String.valueOf(customer), first -> new HashSet<>())
                    .add(identifier));
    return Set.copyOf(byCustomer.values());
  }

  private static Resolved resolve(List<Touchpoint> history) {
    return Oracle.resolve(
        Shop.definition("UTC", RULES), Shop.IDS, history, List.of(), History.at(60));
  }

  private static Touchpoint touchpoint(String label, int minute, List<Identifier> identifiers) {
    Touchpoint touchpoint = History.touchpoint(label, minute);
    touchpoint.setIdentifiers(identifiers);
    return touchpoint;
  }

  private static void add(List<Identifier> identifiers, String type, JsonNode value) {
    if (value.isTextual()) {
      identifiers.add(new Identifier(type, value.asText()));
    }
  }

  private static String text(Identifier identifier) {
    return identifier.getType() + ":" + identifier.getValue();
  }

  private JsonNode find(String id) throws IOException {
    for (JsonNode peer : cases("posthog_merge_cases.json")) {
      if (peer.path("id").asText().equals(id)) {
        return peer;
      }
    }
    throw new AssertionError("there is no case " + id);
  }

  private JsonNode cases(String file) throws IOException {
    return mapper.readTree(Files.readString(peers.resolve(file))).path("cases");
  }
}
