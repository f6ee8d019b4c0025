package io.journeyline.local.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An event, as a client of Segment's API sends it. */
public final class TrackRequest {
  private TrackRequest() {}

  /** Sends it to ingest on this machine, and returns the status of the answer. */
  public static int send(int port, String event, String writeKey)
      throws IOException, InterruptedException {
    return send(port, "u-1", event, writeKey);
  }

  /** Sends that of a certain user. */
  public static int send(int port, String user, String event, String writeKey)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/track"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + credentials)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"userId\":\"%s\",\"event\":\"%s\"}".formatted(user, event)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
