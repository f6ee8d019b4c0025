package io.journeyline.dashboard.customers;

import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerSearch;
import io.journeyline.schemas.StreamsInstances;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks by HTTP, with the secret. It follows no redirection, which would take the secret along. */
final class HttpInstanceClient implements InstanceClient {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long LARGEST = 64 << 20;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int MISDIRECTED = 421;
  private static final int UNAVAILABLE = 503;

  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HttpInstanceClient(String secret) {
    this.secret = secret;
  }

  @Override
  public StreamsInstances instances(URI instance, Duration patience) throws IOException {
    HttpResponse<byte[]> response =
        post(instance.resolve(RemoteCustomers.INSTANCES), new byte[0], patience);
    if (response.statusCode() != OK) {
      throw unexpected(response);
    }
    return CustomerJson.read(response.body(), StreamsInstances.class);
  }

  @Override
  public CustomerSearch ask(URI instance, CustomerJson.Question question, Duration patience)
      throws IOException {
    HttpResponse<byte[]> response =
        post(instance.resolve(RemoteCustomers.CUSTOMERS), CustomerJson.bytes(question), patience);
    byte[] body = response.body();
    return switch (response.statusCode()) {
      case OK -> new CustomerSearch.Found(CustomerJson.read(body, CustomerRecord.class));
      case NOT_FOUND -> CustomerJson.read(body, CustomerSearch.Nobody.class);
      case MISDIRECTED -> CustomerJson.read(body, CustomerSearch.Elsewhere.class);
      case UNAVAILABLE -> new CustomerSearch.Busy();
      default -> throw unexpected(response);
    };
  }

  private static IOException unexpected(HttpResponse<byte[]> response) {
    return new IOException("it answers with status " + response.statusCode());
  }

  /** The patience is with all of the answer; the client's own would end with its headers. */
  private HttpResponse<byte[]> post(URI uri, byte[] body, Duration patience) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("not waited for", e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
