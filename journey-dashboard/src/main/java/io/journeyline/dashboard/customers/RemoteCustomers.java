package io.journeyline.dashboard.customers;

import io.journeyline.schemas.CustomerRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the stream processor's instances, one of which holds the customer. */
public final class RemoteCustomers implements CustomerSource, AutoCloseable {
  /** Where instances answer. */
  public static final String PATH = "/customers";

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCustomers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final List<URI> instances;
  private final String secret;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * @param instances base addresses
   * @param secret that the instances ask for
   */
  public RemoteCustomers(List<URI> instances, String secret) {
    this.instances = List.copyOf(instances);
    this.secret = secret;
  }

  @Override
  public Optional<CustomerRecord> byIdentifier(String identifier) {
    return ask(new CustomerJson.Question(identifier, ""));
  }

  @Override
  public Optional<CustomerRecord> byId(String customerId) {
    return ask(new CustomerJson.Question("", customerId));
  }

  private Optional<CustomerRecord> ask(CustomerJson.Question question) {
    @Nullable IOException failure = null;
    for (URI instance : instances) {
      try {
        Optional<CustomerRecord> found = ask(instance, question);
        if (found.isPresent()) {
          return found;
        }
      } catch (IOException e) {
        LOG.warn("{} did not tell of a customer: {}", instance, e.toString());
        failure = e;
      }
    }
    if (failure != null) {
      throw new UnavailableException(
          "not every instance of the stream processor answers; try again later", failure);
    }
    return Optional.empty();
  }

  private Optional<CustomerRecord> ask(URI instance, CustomerJson.Question question)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(instance.resolve(PATH))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(CustomerJson.bytes(question)))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      if (response.statusCode() != OK) {
        throw new IOException("it answers with status " + response.statusCode());
      }
      return Optional.of(CustomerJson.customer(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("not waited for", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
