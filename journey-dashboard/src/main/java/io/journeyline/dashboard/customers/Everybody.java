package io.journeyline.dashboard.customers;

import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerSearch;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all instances together say of an id, which does not tell where its customer is.
 *
 * @param searched partitions that were looked through
 * @param silent who did not answer
 */
record Everybody(Optional<CustomerRecord> found, Set<Integer> searched, Set<URI> silent) {
  private static final Logger LOG = LoggerFactory.getLogger(Everybody.class);

  /** What one says; null: nothing. */
  private record Answer(URI instance, @Nullable CustomerSearch search) {}

  /** Asks them at the same time, up to the first who has found the customer. */
  static Everybody ask(
      InstanceClient client, ToldInstances told, String customerId, Deadline deadline) {
    Set<URI> holders = Set.copyOf(told.holders().values());
    CustomerJson.Question question = CustomerJson.Question.ofId(customerId);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Answer> answers = new ExecutorCompletionService<>(threads);
      List<Future<Answer>> asked =
          holders.stream()
              .map(holder -> answers.submit(() -> answer(client, holder, question, deadline)))
              .toList();
      Everybody everybody = collect(answers, asked.size());
      threads.shutdownNow();
      return everybody;
    }
  }

  private static Everybody collect(CompletionService<Answer> answers, int asked) {
    Set<Integer> searched = new HashSet<>();
    Set<URI> silent = new HashSet<>();
    for (int i = 0; i < asked; i++) {
      Answer answer = next(answers);
      switch (answer.search()) {
        case CustomerSearch.Found(CustomerRecord customer) -> {
          return new Everybody(Optional.of(customer), searched, silent);
        }
        case CustomerSearch.Nobody nobody -> searched.addAll(nobody.searched());
        case null, default -> silent.add(answer.instance());
      }
    }
    return new Everybody(Optional.empty(), searched, silent);
  }

  private static Answer next(CompletionService<Answer> answers) {
    try {
      return answers.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CustomerSource.UnavailableException("not waited for", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Answer answer(
      InstanceClient client, URI instance, CustomerJson.Question question, Deadline deadline) {
    try {
      return new Answer(instance, client.ask(instance, question, deadline.patience()));
    } catch (IOException e) {
      // The others are not waited for once one has found the customer.
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("{} did not tell of a customer: {}", instance, e.getMessage());
      }
      return new Answer(instance, null);
    }
  }

  /** Whether nobody else could know the customer. */
  boolean isSure(ToldInstances told) {
    return found.isPresent() || searched.size() >= told.partitions();
  }
}
