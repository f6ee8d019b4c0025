package io.journeyline.ingest.source.segment;

import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import java.util.List;

class SegmentSourceTest extends SourceContract {

  @Override
  protected SourceType type() {
    return SegmentSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(
            "/v1/track",
            """
            {"event":"Order Completed","userId":"u1","messageId":"m1",
             "timestamp":"2026-03-01T10:00:00Z","properties":{"total":"12.50","currency":"EUR"}}
            """),
        TestRequest.post(
            "/v1/batch/",
            """
            {"sentAt":"2026-03-01T11:00:00Z","context":{"campaign":{"name":"spring"}},
             "batch":[{"type":"page","anonymousId":"a1","messageId":"m2","name":"Home"},
                      {"type":"identify","userId":"u1","traits":{"email":"a@example.com"},
                       "messageId":"m3"},
                      {"type":"alias","previousId":"a1","userId":"u1","messageId":"m4"}]}
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post("/v1/import", "{\"batch\":[]}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post("/v1/page", "{\"name\":\"Home\"}"),
        TestRequest.post("/v1/track", "{\"userId\":\"u1\"}"),
        TestRequest.post("/v1/batch", "no json"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.withBasic(secret);
  }
}
