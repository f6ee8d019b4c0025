package io.journeyline.ingest.source.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesforceSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/salesforce";
  private static final String OPPORTUNITY =
      change(
          "Opportunity",
          "UPDATE",
          "\"0061\"",
          ",\"StageName\":\"Closed Won\",\"Amount\":1200.5,\"ContactId\":\"0031\"");

  @Override
  protected SourceType type() {
    return SalesforceSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return super.settings().withOptions(Map.of("currency", "EUR"));
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(PATH, OPPORTUNITY),
        TestRequest.post(
            PATH,
            "[{\"schema\":\"s\",\"payload\":"
                + change("Contact", "CREATE", "\"0031\"", ",\"Email\":\"ora@example.com\"")
                + ",\"event\":{\"replayId\":5}}]"),
        TestRequest.post(
            PATH,
            "{\"channel\":\"/data/CaseChangeEvent\",\"data\":{\"payload\":"
                + change("Case", "CREATE", "\"5001\"", ",\"Description\":\"it is dark\"")
                + "}}"),
        TestRequest.post(PATH, change("Lead", "DELETE", "\"00Q1\",\"00Q2\"", "")));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, change("Product2", "CREATE", "\"01t1\"", "")));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, change("Contact", "GAP_UPDATE", "\"0031\"", "")),
        TestRequest.post(PATH, change("Contact", "UPDATE", "\"003*\"", "")),
        TestRequest.post(PATH, change("Contact", "UPDATE", "", "")),
        TestRequest.post(PATH, "{\"Name\":\"no header\"}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.with("Authorization", "Bearer " + secret);
  }

  @Test
  void shouldReadTheStageTheAmountAndWhoseDealItIs() {
    try (TestReception reception = reception()) {
      reception.send(sign(TestRequest.post(PATH, OPPORTUNITY), NEW_SECRET));

      Touchpoint deal = reception.touchpoints().getFirst();
      assertThat(deal.getType()).isEqualTo("opportunity.stage_changed");
      assertThat(deal.getValue()).isEqualTo(new Money(1_200_500_000L, "EUR"));
      assertThat(deal.getOccurredAt()).isEqualTo(1_772_359_000_000L);
      assertThat(deal.getProperties()).containsEntry("StageName", "Closed Won");
      assertThat(deal.getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("crm_contact", "salesforce:0031"),
              new Identifier("crm_deal", "salesforce:0061"));
    }
  }

  @Test
  void shouldMakeATouchpointOfEachRecordAndKnowARepeatedOneAgain() {
    String change = change("Contact", "UPDATE", "\"0031\",\"0032\"", ",\"Title\":\"Dr\"");
    try (TestReception reception = reception()) {
      reception.send(sign(TestRequest.post(PATH, change), NEW_SECRET));
      reception.setNow(NOW.toEpochMilli() + 1);
      reception.send(sign(TestRequest.post(PATH, "[" + change + "]"), NEW_SECRET));

      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getEventId)
          .containsExactly("tx-1:2:0031", "tx-1:2:0032");
    }
  }

  @Test
  void shouldSayWhereWhatChangedIsUnknown() {
    try (TestReception reception = reception()) {
      reception.send(sign(rejected().getFirst(), NEW_SECRET));

      assertThat(reception.rejected())
          .extracting(RejectedTouchpoint::getDetail)
          .singleElement()
          .asString()
          .startsWith("resync needed: GAP_UPDATE");
    }
  }

  private static String change(String entity, String type, String records, String fields) {
    return ("{\"ChangeEventHeader\":{\"entityName\":\"%s\",\"recordIds\":[%s],"
            + "\"changeType\":\"%s\",\"changeOrigin\":\"com/salesforce/api\","
            + "\"transactionKey\":\"tx-1\",\"sequenceNumber\":2,"
            + "\"commitTimestamp\":1772359000000,\"commitUser\":\"0051\"}%s}")
        .formatted(entity, records, type, fields);
  }
}
