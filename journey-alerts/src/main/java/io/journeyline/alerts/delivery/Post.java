package io.journeyline.alerts.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;

/** Sends letters over HTTP. Redirects are not followed: an address is what was configured. */
final class Post implements AutoCloseable {
  private static final int GONE = 410;

  private final HttpClient client;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * @param patience how long an answer may take
   */
  Post(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(patience)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * Sends it once.
   *
   * @return whether it was taken; false where the receiver wants nothing any more
   * @throws DeliveryException where it may be tried again
   */
  boolean send(Receiver receiver, Letter letter) throws DeliveryException, InterruptedException {
    if (!receiver.allowPrivate()) {
      AddressGuard.check(letter.url());
    }
    int status;
    try {
      status =
          client
              .send(request(receiver, letter), HttpResponse.BodyHandlers.discarding())
              .statusCode();
    } catch (HttpTimeoutException e) {
      throw new DeliveryException("it did not answer within " + patience.toSeconds() + " s");
    } catch (IOException e) {
      throw new DeliveryException("it cannot be reached: " + e.getClass().getSimpleName());
    }
    if (status >= 300 && status < 400) {
      throw new DeliveryException("it answered " + status + "; redirects are not followed");
    }
    if (status != GONE && status >= 400) {
      throw new DeliveryException("it answered " + status);
    }
    return status != GONE;
  }

  private HttpRequest request(Receiver receiver, Letter letter) {
    long seconds = clock.instant().getEpochSecond();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(letter.url())
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Journeyline")
            .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
    if (receiver.type() == Receiver.Type.WEBHOOK) {
      request.header("webhook-id", letter.id()).header("webhook-timestamp", Long.toString(seconds));
      if (receiver.secret() != null) {
        request.header(
            "webhook-signature",
            StandardWebhook.sign(receiver.secret(), letter.id(), seconds, letter.body()));
      }
    }
    return request.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
