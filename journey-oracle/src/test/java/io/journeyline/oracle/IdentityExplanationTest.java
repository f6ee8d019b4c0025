package io.journeyline.oracle;

import static io.journeyline.oracle.History.cut;
import static io.journeyline.oracle.History.full;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.journeyline.definition.IdentityRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityExplanationTest {

  @Test
  void shouldTellTheCustomerAndWhatLinksItsIdentifiers() {
    History history =
        new History()
            .seen("visit", 1, "a:1")
            .seen("newsletter", 2, "a:1", "e:x@y")
            .seen("order", 3, "u:b", "e:x@y")
            .seen("order 2", 4, "u:b", "e:x@y");

    CustomerPortrait customer = owner(history, "a:1");

    assertThat(customer.name()).isEqualTo("user_id:b");
    assertThat(customer.id()).isEqualTo(Shop.IDS.of("user_id:b"));
    assertThat(customer.touchpoints()).isEqualTo(4);
    assertThat(customer.identifiers())
        .extracting(CustomerPortrait.Identifier::identifier)
        .containsExactly("user_id:b", "email:x@y", "anonymous_id:1");
    assertThat(customer.identifiers())
        .allSatisfy(i -> assertThat(i.why()).isEqualTo(new Ownership.Linked()));
    assertThat(customer.links())
        .containsExactly(
            link("u:b", "e:x@y", witness("order", 3), 2),
            link("e:x@y", "a:1", witness("newsletter", 2), 1));
    assertThat(customer.obstacles()).isEmpty();
    assertThat(customer.others()).isEmpty();
  }

  @Test
  void shouldNameTheLoginThatDecidesBetweenTwoOnOneDevice() {
    History history =
        new History()
            .seen("1", 1, "u:b", "a:1")
            .seen("2", 5, "u:c", "a:1")
            .seen("3", 9, "u:b", "a:1");

    CustomerPortrait customer = owner(history, "a:1", 6);

    assertThat(customer.name()).isEqualTo("user_id:c");
    assertThat(customer.identifiers())
        .extracting(CustomerPortrait.Identifier::why)
        .containsExactly(
            new Ownership.Named(), new Ownership.Login("anonymous_id:1", witness("2", 5)));
    assertThat(customer.others())
        .containsExactly(new CustomerPortrait.Other(Shop.customer("b"), "user_id:b"));
  }

  @Test
  void shouldSayThroughWhomAnIdentifierWithoutLoginIsOwned() {
    History history =
        new History()
            .seen("1", 1, "u:b", "a:1")
            .seen("2", 2, "u:c", "a:1")
            .seen("3", 3, "a:1", "a:2");

    assertThat(owner(history, "a:2", 9).identifiers())
        .extracting(CustomerPortrait.Identifier::why)
        .contains(new Ownership.Login("anonymous_id:1", witness("2", 2)));
  }

  @Test
  void shouldCountTheNeighboursOfASharedIdentifier() {
    History history = kiosk();

    assertThat(explain(history).verdict("anonymous_id:k"))
        .isEqualTo(
            new Verdict.Shared(
                "anonymous_id:k",
                List.of("user_id:1", "user_id:2", "user_id:3", "user_id:4"),
                3,
                4));
    assertThat(owner(history, "u:1").obstacles())
        .containsExactly(
            new IdentityLink(
                "user_id:1",
                "anonymous_id:k",
                false,
                witness("1", 1),
                1,
                List.of(new IdentityLink.Shared("anonymous_id:k", 4, 3))));
  }

  @Test
  void shouldNameTheRuleThatBlocks() {
    History history = new History().seen("1", 1, "u:a", "e: NULL ").seen("2", 2, "u:a", "e:null");

    assertThat(explain(history).verdict("email: Null"))
        .isEqualTo(new Verdict.Blocked("email:null", "null", 2));
    assertThat(owner(history, "u:a").blocked())
        .containsExactly(new Verdict.Blocked("email:null", "null", 2));
  }

  @Test
  void shouldShowCuts() {
    History history =
        new History(History.rules(cut("e:x@y", "a:1")))
            .seen("1", 1, "e:x@y", "a:1")
            .seen("2", 2, "e:x@y");

    assertThat(owner(history, "e:x@y").obstacles())
        .singleElement()
        .extracting(IdentityLink::obstacles)
        .isEqualTo(List.of(new IdentityLink.Cut("email:x@y", "anonymous_id:1")));
    assertThat(owner(history, "a:1").name()).isEqualTo("anonymous_id:1");
  }

  @Test
  void shouldReadIdentifiersAsSourcesWriteThem() {
    History history = new History().seen("1", 1, "e:Ada@Example.com ");

    assertThat(owner(history, "email: ADA@example.com").name()).isEqualTo("email:ada@example.com");
  }

  @Test
  void shouldKnowNothingOfOthers() {
    IdentityExplanation explanation = explain(new History().seen("1", 1, "u:a"));

    assertThat(explanation.verdict("user_id:b")).isEqualTo(new Verdict.Unknown("user_id:b"));
    assertThat(explanation.verdict("nothing")).isEqualTo(new Verdict.Unknown("nothing"));
    assertThat(explanation.customer(Shop.customer("b"))).isEmpty();
    assertThat(explanation.customer(Shop.customer("a")))
        .hasValueSatisfying(customer -> assertThat(customer.name()).isEqualTo("user_id:a"));
  }

  @Test
  void shouldFindTheShortestChain() {
    History history =
        new History()
            .seen("1", 1, "e:x@y", "a:1")
            .seen("2", 2, "a:1", "a:2")
            .seen("3", 3, "a:2", "a:3")
            .seen("4", 4, "e:x@y", "a:2");

    Chain chain = chain(history, "e:x@y", "a:3");

    assertThat(chain.isWhole()).isTrue();
    assertThat(chain.links())
        .containsExactly(
            link("e:x@y", "a:2", witness("4", 4), 1), link("a:2", "a:3", witness("3", 3), 1));
  }

  @Test
  void shouldPreferALongerChainToAnObstacle() {
    History history =
        kiosk()
            .seen("5", 5, "u:1", "e:x@y")
            .seen("6", 6, "e:x@y", "a:9")
            .seen("7", 7, "a:9", "u:2");

    assertThat(chain(history, "u:1", "u:2").isWhole()).isTrue();
    assertThat(chain(history, "u:1", "u:2").links()).hasSize(3);
  }

  @Test
  void shouldSayWhatBreaksAChain() {
    Chain chain = chain(kiosk(), "u:1", "u:2");

    assertThat(chain.isWhole()).isFalse();
    assertThat(chain.links())
        .extracting(IdentityLink::obstacles)
        .containsOnly(List.of(new IdentityLink.Shared("anonymous_id:k", 4, 3)));
    assertThat(explain(kiosk()).chain("user_id:1", "user_id:none")).isEmpty();
  }

  @Test
  void shouldFollowAnAliasAcrossACut() {
    History history = new History(History.rules(cut("u:a", "u:b"))).alias("alias", 1, "u:a", "u:b");

    Chain chain = chain(history, "u:a", "u:b");

    assertThat(chain.isWhole()).isTrue();
    assertThat(chain.links()).singleElement().matches(IdentityLink::alias);
  }

  /** One identifier of four neighbours, which is one too many. */
  private static History kiosk() {
    return new History()
        .seen("1", 1, "u:1", "a:k")
        .seen("2", 2, "u:2", "a:k")
        .seen("3", 3, "u:3", "a:k")
        .seen("4", 4, "u:4", "a:k");
  }

  private static Chain chain(History history, String from, String to) {
    return explain(history).chain(full(from), full(to)).orElseThrow();
  }

  private static CustomerPortrait owner(History history, String identifier) {
    return owner(history, identifier, 100);
  }

  private static CustomerPortrait owner(History history, String identifier, int asOf) {
    Verdict verdict = explain(history, asOf).verdict(full(identifier));
    assertThat(verdict).asInstanceOf(type(Verdict.Owned.class)).isNotNull();
    return ((Verdict.Owned) verdict).customer();
  }

  private static IdentityExplanation explain(History history) {
    return explain(history, 100);
  }

  private static IdentityExplanation explain(History history, int asOf) {
    IdentityRules rules = history.ownRules();
    return new IdentityExplanation(
        Shop.definition("UTC", rules), Shop.IDS, history.touchpoints(), History.at(asOf));
  }

  private static Witness witness(String label, int minute) {
    return new Witness("site", label, History.at(minute));
  }

  private static IdentityLink link(String from, String to, Witness first, long touchpoints) {
    return new IdentityLink(full(from), full(to), false, first, touchpoints, List.of());
  }
}
