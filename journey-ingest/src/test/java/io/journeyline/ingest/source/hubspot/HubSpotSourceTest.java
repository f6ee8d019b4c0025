package io.journeyline.ingest.source.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubSpotSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/hubspot";
  private static final String URL = "https://in.example.com";

  @Override
  protected SourceType type() {
    return HubSpotSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return super.settings().withPublicUrl(URL);
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        post(
            event("contact.creation", 11, ""),
            event("contact.propertyChange", 11, property("email", "eve@example.com")),
            event("deal.propertyChange", 21, property("dealstage", "closedwon"))),
        post(
            event("object.creation", 12, ",\"objectTypeId\":\"0-1\""),
            event("contact.merge", 13, ",\"primaryObjectId\":13,\"mergedObjectIds\":[14,15]")));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(
        post(
            event("product.creation", 1, ""),
            event("contact.privacyDeletion", 11, ""),
            event("contact.associationChange", 11, ",\"associationType\":\"CONTACT_TO_DEAL\"")),
        post());
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "[{\"subscriptionType\":\"contact.creation\",\"objectId\":1}]"),
        TestRequest.post(
            PATH, "[{\"subscriptionType\":\"contact.creation\",\"portalId\":1}, 5, null]"),
        TestRequest.post(PATH, "nothing"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return signedAt(request, secret, URL + PATH, NOW.toEpochMilli());
  }

  private static TestRequest signedAt(TestRequest request, String secret, String uri, long at) {
    return request
        .with("X-HubSpot-Request-Timestamp", Long.toString(at))
        .with(
            "X-HubSpot-Signature-v3",
            Signing.base64(Signatures.SHA256, secret, "POST", uri, request.body(), at));
  }

  @Test
  void shouldTakeABatchOfAHundred() {
    String[] events =
        IntStream.range(0, 100)
            .mapToObj(i -> event("contact.creation", i, ""))
            .toArray(String[]::new);
    try (TestReception reception = reception()) {
      assertThat(reception.send(sign(post(events), NEW_SECRET)).status()).isEqualTo(200);
      assertThat(reception.touchpoints()).hasSize(100);
    }
  }

  @Test
  void shouldTellEventsApartThatShareAnId() {
    try (TestReception reception = reception()) {
      reception.send(
          sign(
              post(
                  event("contact.propertyChange", 11, property("city", "Ulm")),
                  event("contact.propertyChange", 11, property("zip", "89073")),
                  event("contact.propertyChange", 12, property("city", "Ulm"))),
              NEW_SECRET));

      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getEventId)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldKnowAnEventAgainThatIsTriedAgain() {
    try (TestReception reception = reception()) {
      String event = event("contact.creation", 11, "");
      reception.send(sign(post(event), NEW_SECRET));
      String again = event.replace("\"attemptNumber\":0", "\"attemptNumber\":3");
      reception.setNow(NOW.toEpochMilli() + 1);
      reception.send(sign(post(again), NEW_SECRET));

      assertThat(reception.touchpoints()).hasSize(1);
    }
  }

  @Test
  void shouldIdentifyAContactByThePortalAndItsNewAddress() {
    try (TestReception reception = reception()) {
      reception.send(
          sign(
              post(
                  event("contact.propertyChange", 11, property("email", "eve@example.com")),
                  event("contact.propertyChange", 11, property("email", "REDACTED"))),
              NEW_SECRET));

      assertThat(reception.touchpoints().getFirst().getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("crm_contact", "hubspot:77:11"),
              new Identifier("email", "eve@example.com"));
      assertThat(reception.touchpoints().getLast().getIdentifiers()).hasSize(1);
      assertThat(reception.touchpoints().getLast().getTraits()).isEmpty();
    }
  }

  @Test
  void shouldLinkAContactAndADealAndReadItsAmountWhereItIsToldTo() {
    SourceSettings linking =
        SourceSettings.of("hubspot", List.of(NEW_SECRET))
            .withPublicUrl(URL)
            .withOptions(Map.of("associations", "link", "currency", "EUR"));
    try (TestReception reception = new TestReception(type(), linking, NOW.toEpochMilli())) {
      String ends =
          ",\"associationType\":\"CONTACT_TO_DEAL\",\"fromObjectId\":11,\"toObjectId\":21";
      reception.send(sign(post(event("contact.associationChange", 0, ends)), NEW_SECRET));

      assertThat(reception.touchpoints().getFirst().getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("crm_contact", "hubspot:77:11"),
              new Identifier("crm_deal", "hubspot:77:21"));

      String amount = property("amount", "1200.50");
      reception.send(sign(post(event("deal.propertyChange", 21, amount)), NEW_SECRET));
      assertThat(reception.touchpoints().getLast().getValue())
          .isEqualTo(new Money(1_200_500_000L, "EUR"));
    }
  }

  @Test
  void shouldRefuseWhatIsOldOrAheadOrMeantForAnotherAddress() {
    TestRequest request = accepted().getFirst();
    long now = NOW.toEpochMilli();
    try (TestReception reception = reception()) {
      for (long at : new long[] {now - 300_001, now + 300_001}) {
        assertThat(reception.send(signedAt(request, NEW_SECRET, URL + PATH, at)).status())
            .isEqualTo(401);
      }
      String other = "https://other.example.com" + PATH;
      assertThat(reception.send(signedAt(request, NEW_SECRET, other, now)).status()).isEqualTo(401);
      assertThat(reception.send(signedAt(request, NEW_SECRET, URL + PATH, now - 300_000)).status())
          .isEqualTo(200);
    }
  }

  @Test
  void shouldDecodeInTheAddressWhatHubSpotDecodes() {
    TestRequest request = accepted().getFirst().withQuery("a=b%3Ac%2Fd%20e");
    try (TestReception reception = reception()) {
      TestRequest signed =
          signedAt(request, NEW_SECRET, URL + PATH + "?a=b:c/d%20e", NOW.toEpochMilli());
      assertThat(reception.send(signed).status()).isEqualTo(200);
    }
  }

  @Test
  void shouldNotStartWithoutTheAddressThatIsSigned() {
    SourceSettings settings = SourceSettings.of("hubspot", List.of(NEW_SECRET));
    assertThatThrownBy(() -> type().factory().create(settings)).hasMessageContaining("public-url");
    assertThatThrownBy(
            () ->
                type()
                    .factory()
                    .create(settings.withPublicUrl(URL).withOptions(Map.of("signature", "v4"))))
        .hasMessageContaining("v4");
  }

  private static String event(String type, int object, String more) {
    return ("{\"eventId\":5,\"subscriptionId\":9,\"portalId\":77,\"appId\":3,"
            + "\"occurredAt\":1772359000123,\"subscriptionType\":\"%s\",\"attemptNumber\":0,"
            + "\"objectId\":%d,\"changeSource\":\"CRM_UI\"%s}")
        .formatted(type, object, more);
  }

  private static String property(String name, String value) {
    return ",\"propertyName\":\"" + name + "\",\"propertyValue\":\"" + value + "\"";
  }

  private static TestRequest post(String... events) {
    return TestRequest.post(
        PATH, List.of(events).stream().collect(Collectors.joining(",", "[", "]")));
  }
}
