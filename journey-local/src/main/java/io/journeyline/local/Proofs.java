package io.journeyline.local;

import io.journeyline.definition.CustomerFacts;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.definition.TouchpointView;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.evidence.Proof;
import io.journeyline.map.figure.Amount;
import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.sentiment.Sentiment;
import io.journeyline.sentiment.SentimentScorer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoints as evidence: whose each is, what it felt like, and what may be shown of it. A text
 * may be shown if its customer's latest consent allows {@code verbatims}, or, where nothing is said
 * of that, {@code marketing}; addresses and numbers in it never are.
 */
final class Proofs {
  private static final Comparator<Touchpoint> ORDER =
      Comparator.comparingLong(Touchpoint::getOccurredAt)
          .thenComparing(Touchpoint::getSource)
          .thenComparing(Touchpoint::getEventId);
  private static final Pattern PERSONAL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+|\\+?\\d[\\d ()/-]{5,}\\d");
  private static final double SCALE = 10_000;

  private final JourneyDefinition definition;
  private final boolean all;

  private Proofs(JourneyDefinition definition, boolean all) {
    this.definition = definition;
    this.all = all;
  }

  /**
   * All mapped touchpoints that somebody has, in order.
   *
   * @param touchpoints as sources reported them
   */
  static List<Proof> of(
      JourneyDefinition definition, Collection<Touchpoint> touchpoints, Assignments assignments) {
    return new Proofs(definition, false).read(customers(touchpoints, assignments, null));
  }

  /** Those of one customer, with all texts: for those who may see single customers. */
  static List<Proof> of(
      JourneyDefinition definition,
      Collection<Touchpoint> touchpoints,
      Assignments assignments,
      String customer) {
    return new Proofs(definition, true).read(customers(touchpoints, assignments, customer));
  }

  private static Map<String, List<Touchpoint>> customers(
      Collection<Touchpoint> touchpoints, Assignments assignments, @Nullable String only) {
    Map<String, @Nullable String> owners = new HashMap<>();
    for (AssignedTouchpoint assigned : assignments.touchpoints()) {
      owners.put(id(assigned.source(), assigned.eventId()), assigned.customerId());
    }
    Map<String, Map<String, Touchpoint>> customers = new LinkedHashMap<>();
    for (Touchpoint touchpoint : touchpoints) {
      String id = id(touchpoint.getSource(), touchpoint.getEventId());
      String owner = owners.get(id);
      if (owner != null && (only == null || only.equals(owner))) {
        customers
            .computeIfAbsent(owner, customer -> new LinkedHashMap<>())
            .putIfAbsent(id, touchpoint);
      }
    }
    Map<String, List<Touchpoint>> sorted = new LinkedHashMap<>();
    customers.forEach(
        (customer, own) -> sorted.put(customer, own.values().stream().sorted(ORDER).toList()));
    return sorted;
  }

  private static String id(String source, String eventId) {
    return source + '/' + eventId;
  }

  private List<Proof> read(Map<String, List<Touchpoint>> customers) {
    List<Proof> proofs = new ArrayList<>();
    customers.forEach((customer, touchpoints) -> proofs.addAll(proofs(customer, touchpoints)));
    return proofs;
  }

  private List<Proof> proofs(String customer, List<Touchpoint> touchpoints) {
    Map<Touchpoint, TouchpointRule> rules = new LinkedHashMap<>();
    for (Touchpoint touchpoint : touchpoints) {
      TouchpointRule rule = definition.ruleFor(touchpoint);
      if (rule != null) {
        rules.put(touchpoint, rule);
      }
    }
    Set<String> groups = groups(touchpoints, rules.values(), rules.keySet());
    boolean shows = all || allows(touchpoints);
    List<Proof> proofs = new ArrayList<>();
    rules.forEach(
        (touchpoint, rule) -> proofs.add(proof(customer, touchpoint, rule, groups, shows)));
    return proofs;
  }

  private static Proof proof(
      String customer,
      Touchpoint touchpoint,
      TouchpointRule rule,
      Set<String> groups,
      @Nullable Integer score,
      @Nullable String text) {
    Money value = touchpoint.getValue();
    return new Proof(
        id(touchpoint.getSource(), touchpoint.getEventId()),
        customer,
        Instant.ofEpochMilli(touchpoint.getOccurredAt()),
        rule.stage().id(),
        rule.id(),
        touchpoint.getChannel(),
        groups,
        score,
        text,
        value == null ? null : new Amount(value.getCurrency(), value.getAmountMicros()),
        rule.goal());
  }

  private Proof proof(
      String customer,
      Touchpoint touchpoint,
      TouchpointRule rule,
      Set<String> groups,
      boolean shows) {
    String text = touchpoint.getText();
    boolean isShown = shows && text != null && !text.isBlank();
    return proof(
        customer,
        touchpoint,
        rule,
        groups,
        score(touchpoint),
        isShown ? PERSONAL.matcher(text).replaceAll("…") : null);
  }

  private @Nullable Integer score(Touchpoint touchpoint) {
    Feedback feedback = touchpoint.getFeedback();
    if (feedback != null && feedback.getMax() > feedback.getMin()) {
      double place =
          (feedback.getScore() - feedback.getMin()) / (feedback.getMax() - feedback.getMin());
      if (place >= 0 && place <= 1) {
        return (int) Math.round(2 * SCALE * place - SCALE);
      }
    }
    Integer reaction = definition.emotion().reactionOf(new TouchpointView(touchpoint));
    String text = touchpoint.getText();
    if (reaction != null || text == null || text.isBlank()) {
      return reaction;
    }
    return SentimentScorer.english().score(text) instanceof Sentiment.Scored scored
        ? scored.score()
        : null;
  }

  private static boolean allows(List<Touchpoint> touchpoints) {
    Map<String, Boolean> consent = new HashMap<>();
    for (Touchpoint touchpoint : touchpoints) {
      if (touchpoint.getConsent() != null) {
        consent.putAll(touchpoint.getConsent());
      }
    }
    return consent.getOrDefault("verbatims", consent.getOrDefault("marketing", false));
  }

  private Set<String> groups(
      List<Touchpoint> touchpoints,
      Collection<TouchpointRule> rules,
      Collection<Touchpoint> mapped) {
    Map<String, @Nullable Object> traits = new HashMap<>();
    touchpoints.forEach(touchpoint -> traits.putAll(touchpoint.getTraits()));
    traits.values().removeIf(value -> value == null);
    Map<String, Long> visited = new HashMap<>();
    rules.forEach(rule -> visited.merge(rule.id(), 1L, Long::sum));
    Map<String, Long> channels = new HashMap<>();
    mapped.forEach(touchpoint -> channels.merge(touchpoint.getChannel(), 1L, Long::sum));
    CustomerFacts facts = new CustomerFacts(traits, visited, channels, counts(touchpoints, rules));
    Set<String> groups = new TreeSet<>();
    groups.add(Cell.ALL_CUSTOMERS);
    definition.segments().stream()
        .filter(segment -> segment.where().testTraits(traits))
        .map(Segment::id)
        .forEach(groups::add);
    definition.personas().stream()
        .filter(persona -> persona.where().test(facts))
        .map(Persona::id)
        .findFirst()
        .ifPresent(groups::add);
    return groups;
  }

  private static Map<String, Long> counts(
      List<Touchpoint> touchpoints, Collection<TouchpointRule> rules) {
    long goals = rules.stream().filter(TouchpointRule::goal).count();
    return Map.of(
        "touchpoints",
        (long) touchpoints.size(),
        "unmapped",
        (long) touchpoints.size() - rules.size(),
        "goals",
        goals);
  }
}
