package io.journeyline.oracle;

import io.journeyline.definition.CustomerFacts;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer as the conditions of personas see them. */
final class Portrayal {
  private Portrayal() {}

  static CustomerFacts of(
      Customer customer, List<Episode> episodes, Map<String, @Nullable Object> traits) {
    List<Step> steps =
        episodes.stream()
            .flatMap(episode -> episode.visits().stream())
            .flatMap(visit -> visit.steps().stream())
            .toList();
    long all = customer.contacts().size();
    long goals = steps.stream().filter(step -> step.rule().goal()).count();
    return new CustomerFacts(
        traits,
        howMany(steps, step -> step.rule().id()),
        howMany(steps, Step::channel),
        Map.of(
            "touchpoints",
            all,
            "unmapped",
            all - steps.size(),
            "episodes",
            (long) episodes.size(),
            "goals",
            goals));
  }

  private static Map<String, Long> howMany(List<Step> steps, Function<Step, String> name) {
    return steps.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
  }
}
