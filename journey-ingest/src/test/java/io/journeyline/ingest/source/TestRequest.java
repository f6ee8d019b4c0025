package io.journeyline.ingest.source;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request to send in a test, changed by making another. */
public final class TestRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final byte[] body;

  private TestRequest(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public static TestRequest get(String path, String query) {
    return new TestRequest("GET", path, query, Map.of(), new byte[0]);
  }

  public static TestRequest head(String path) {
    return new TestRequest("HEAD", path, "", Map.of(), new byte[0]);
  }

  public static TestRequest options(String path) {
    return new TestRequest("OPTIONS", path, "", Map.of(), new byte[0]);
  }

  public static TestRequest post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  public static TestRequest post(String path, byte[] body) {
    return new TestRequest("POST", path, "", Map.of(), body);
  }

  public TestRequest with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header.toLowerCase(Locale.ROOT), value);
    return new TestRequest(method, path, query, more, body);
  }

  /** With a key as user name of Basic authentication. */
  public TestRequest withBasic(String key) {
    byte[] pair = (key + ":").getBytes(StandardCharsets.UTF_8);
    return with("authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  public TestRequest withBody(byte[] other) {
    return new TestRequest(method, path, query, headers, other);
  }

  public TestRequest withQuery(String other) {
    return new TestRequest(method, path, other, headers, body);
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public byte[] body() {
    return body.clone();
  }

  public String query() {
    return query;
  }

  public WebRequest read(
      String plainPath, Map<String, String> parameters, Payload payload, long receivedAt) {
    return new WebRequest(
        method, plainPath, parameters, new Query(query), headers, payload, receivedAt);
  }
}
