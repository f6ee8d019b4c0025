package io.journeyline.oracle;

import io.journeyline.definition.Stage;
import io.journeyline.oracle.Visit.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * §3: a customer's mapped touchpoints cut into episodes where a timeout passed, and each episode
 * into visits where the stage changes.
 */
final class Fold {
  private Fold() {}

  /**
   * @param contacts mapped ones of one customer, in order
   */
  static List<Episode> of(List<Contact> contacts, long asOf) {
    List<List<Step>> runs = cut(steps(contacts), Fold::timedOut);
    List<Episode> episodes = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      boolean isLast = i == runs.size() - 1;
      episodes.add(episode(runs.get(i), isLast, asOf));
    }
    return episodes;
  }

  private static List<Step> steps(List<Contact> contacts) {
    List<Step> steps = new ArrayList<>();
    for (Contact contact : contacts) {
      if (contact.rule() != null) {
        steps.add(new Step(contact, contact.rule()));
      }
    }
    return steps;
  }

  private static Episode episode(List<Step> steps, boolean isLast, long asOf) {
    List<List<Step>> runs = cut(steps, (a, b) -> !a.stage().id().equals(b.stage().id()));
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Step next = i + 1 < runs.size() ? runs.get(i + 1).getFirst() : null;
      visits.add(new Visit(runs.get(i), end(runs.get(i).getLast(), next, isLast, asOf)));
    }
    return new Episode(visits);
  }

  private static End end(Step last, @Nullable Step next, boolean inLastEpisode, long asOf) {
    if (next != null) {
      return next.stage().position() > last.stage().position()
          ? new End.Advanced(next)
          : new End.Returned(next);
    }
    Long deadline = deadline(last);
    if (deadline == null || (inLastEpisode && deadline >= asOf)) {
      return new End.Open();
    }
    return new End.Dropped(deadline);
  }

  /** Exactly the timeout later is still in time. */
  private static boolean timedOut(Step last, Step next) {
    Long deadline = deadline(last);
    return deadline != null && next.at() > deadline;
  }

  private static @Nullable Long deadline(Step last) {
    Stage stage = last.stage();
    Duration timeout = stage.timeout();
    return timeout == null ? null : Long.valueOf(last.at() + timeout.toMillis());
  }

  /** Cuts a list wherever {@code between} holds of two neighbours. */
  private static List<List<Step>> cut(List<Step> steps, BiPredicate<Step, Step> between) {
    List<List<Step>> runs = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i == 0 || between.test(steps.get(i - 1), steps.get(i))) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(steps.get(i));
    }
    return runs;
  }
}
