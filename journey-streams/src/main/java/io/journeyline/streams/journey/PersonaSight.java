package io.journeyline.streams.journey;

import io.journeyline.definition.CustomerFacts;
import io.journeyline.definition.Expression;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.definition.TraitsRead;
import io.journeyline.streams.touchpoint.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What personas can see of customers. The rest is neither kept nor looked at, so that a touchpoint
 * which no persona asks for costs nothing.
 */
final class PersonaSight {
  private static final String TOUCHPOINTS = "touchpoints";
  private static final String UNMAPPED = "unmapped";
  private static final String EPISODES = "episodes";
  private static final String GOALS = "goals";

  private final List<TouchpointRule> rules;
  private final TraitsRead touchpoints;
  private final TraitsRead channels;
  private final TraitsRead counts;

  PersonaSight(JourneyDefinition definition) {
    rules = definition.touchpoints();
    List<Expression> conditions = definition.personas().stream().map(Persona::where).toList();
    touchpoints = TraitsRead.of(conditions, CustomerFacts.TOUCHPOINTS);
    channels = TraitsRead.of(conditions, CustomerFacts.CHANNELS);
    counts = TraitsRead.of(conditions, CustomerFacts.COUNTS);
  }

  /** Whether they may see a customer otherwise after this touchpoint, its traits apart. */
  boolean isChangedBy(Row row) {
    if (counts.reads(TOUCHPOINTS)) {
      return true;
    }
    if (!row.isMapped()) {
      return counts.reads(UNMAPPED);
    }
    TouchpointRule rule = rules.get(row.rule());
    return touchpoints.reads(rule.id())
        || channels.reads(row.channel())
        || counts.reads(EPISODES)
        || (rule.goal() && counts.reads(GOALS));
  }

  /** Notes what they can see of a touchpoint. */
  void note(Row row, Deeds deeds) {
    if (!row.isMapped()) {
      return;
    }
    TouchpointRule rule = rules.get(row.rule());
    if (touchpoints.reads(rule.id())) {
      deeds.touchpoints.merge(row.rule(), 1L, Long::sum);
    }
    if (channels.reads(row.channel())) {
      deeds.channels.merge(row.channel(), 1L, Long::sum);
    }
    if (rule.goal() && counts.reads(GOALS)) {
      deeds.goals++;
    }
  }

  /** The customer who has these histories, as they see them. */
  CustomerFacts facts(Map<String, @Nullable Object> traits, Collection<Tail> histories) {
    Deeds deeds = new Deeds();
    long all = 0;
    long unmapped = 0;
    long episodes = 0;
    for (Tail history : histories) {
      deeds.addAll(history.deeds);
      all += history.touchpoints;
      unmapped += history.unmapped;
      episodes += history.episodes;
    }
    return facts(traits, deeds, all, unmapped, episodes);
  }

  /** The same after one more touchpoint. */
  CustomerFacts factsAfter(
      Row row, boolean beginsEpisode, Map<String, @Nullable Object> traits, Tail before) {
    Deeds deeds = new Deeds();
    deeds.addAll(before.deeds);
    note(row, deeds);
    return facts(
        traits,
        deeds,
        before.touchpoints + 1,
        before.unmapped + (row.isMapped() ? 0 : 1),
        before.episodes + (beginsEpisode ? 1 : 0));
  }

  private CustomerFacts facts(
      Map<String, @Nullable Object> traits, Deeds deeds, long all, long unmapped, long episodes) {
    Map<String, Long> ofRules = new TreeMap<>();
    deeds.touchpoints.forEach((rule, count) -> ofRules.put(rules.get(rule).id(), count));
    Map<String, Long> visible = new TreeMap<>();
    putVisible(visible, TOUCHPOINTS, all);
    putVisible(visible, UNMAPPED, unmapped);
    putVisible(visible, EPISODES, episodes);
    putVisible(visible, GOALS, deeds.goals);
    return new CustomerFacts(new HashMap<>(traits), ofRules, Map.copyOf(deeds.channels), visible);
  }

  private void putVisible(Map<String, Long> visible, String name, long count) {
    if (counts.reads(name)) {
      visible.put(name, count);
    }
  }
}
