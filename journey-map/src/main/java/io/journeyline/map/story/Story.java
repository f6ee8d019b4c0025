package io.journeyline.map.story;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.map.evidence.Proof;
import io.journeyline.map.figure.Amount;
import io.journeyline.map.figure.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The journey of one customer, stage by stage: who, when, where, what they felt, where they
 * stalled, and what came next. By templates alone; every sentence names its touchpoints.
 *
 * @param customer published id
 * @param groups personas and segments that the customer is in
 */
public record Story(String customer, List<String> groups, List<Sentence> sentences) {
  /** A pause of this share of the stage's timeout is worth telling. */
  private static final double STALL = 0.5;

  private static final int FELT = 2_000;

  public Story {
    groups = List.copyOf(groups);
    sentences = List.copyOf(sentences);
  }

  /**
   * Tells it.
   *
   * @param touchpoints mapped ones of one customer, in order; at least one
   */
  public static Story of(JourneyDefinition definition, List<Proof> touchpoints, Instant asOf) {
    Proof first = touchpoints.getFirst();
    List<String> groups =
        first.segments().stream().filter(group -> !group.equals("all")).sorted().toList();
    return new Story(first.customer(), groups, new Teller(definition, asOf).tell(touchpoints));
  }

  /** Puts touchpoints into words. */
  private static final class Teller {
    private final JourneyDefinition definition;
    private final Instant asOf;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final List<Sentence> sentences = new ArrayList<>();

    Teller(JourneyDefinition definition, Instant asOf) {
      this.definition = definition;
      this.asOf = asOf;
      definition.stages().forEach(stage -> stages.put(stage.id(), stage));
    }

    List<Sentence> tell(List<Proof> touchpoints) {
      Proof before = null;
      for (List<Proof> visit : visits(touchpoints)) {
        arrival(before, visit.getFirst());
        visit(visit);
        visit.forEach(this::feeling);
        before = visit.getLast();
      }
      ending(Objects.requireNonNull(before, "a story needs a touchpoint"));
      return sentences;
    }

    private List<List<Proof>> visits(List<Proof> touchpoints) {
      List<List<Proof>> visits = new ArrayList<>();
      Proof before = null;
      for (Proof touchpoint : touchpoints) {
        boolean goesOn =
            before != null
                && before.stage().equals(touchpoint.stage())
                && !isTooLate(before, touchpoint.at());
        if (!goesOn) {
          visits.add(new ArrayList<>());
        }
        visits.getLast().add(touchpoint);
        before = touchpoint;
      }
      return visits;
    }

    private boolean isTooLate(Proof last, Instant next) {
      Duration timeout = timeout(last);
      return timeout != null && next.isAfter(last.at().plus(timeout));
    }

    private @Nullable Duration timeout(Proof touchpoint) {
      Stage stage = stages.get(touchpoint.stage());
      return stage == null ? null : stage.timeout();
    }

    private void arrival(@Nullable Proof before, Proof now) {
      String stage = Text.name(now.stage());
      if (before == null) {
        say(List.of(now), "The journey began in %s, on %s.".formatted(stage, now.channel()));
      } else if (isTooLate(before, now.at())) {
        say(
            List.of(before, now),
            "After %s of silence, too long for %s, they had left; now they came back, to %s, on %s."
                .formatted(pause(before, now), Text.name(before.stage()), stage, now.channel()));
      } else {
        boolean isOn = position(now) > position(before);
        say(
            List.of(before, now),
            "%s later they went %s to %s, on %s."
                .formatted(
                    capital(pause(before, now)), isOn ? "on" : "back", stage, now.channel()));
      }
    }

    private int position(Proof touchpoint) {
      Stage stage = stages.get(touchpoint.stage());
      return stage == null ? 0 : stage.position();
    }

    private static String pause(Proof before, Proof now) {
      return Text.duration(Duration.between(before.at(), now.at()).toMillis());
    }

    private static String capital(String text) {
      return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void visit(List<Proof> visit) {
      Map<String, Long> counts =
          visit.stream()
              .collect(
                  Collectors.groupingBy(
                      Proof::touchpoint, LinkedHashMap::new, Collectors.counting()));
      String did =
          counts.entrySet().stream()
              .map(
                  entry ->
                      Text.name(entry.getKey())
                          + (entry.getValue() == 1 ? "" : " (" + entry.getValue() + " times)"))
              .collect(Collectors.joining(", "));
      say(visit, "There they met: %s.".formatted(did));
      stalls(visit);
      visit.stream().filter(Proof::goal).forEach(this::goal);
    }

    private void goal(Proof goal) {
      Amount value = goal.value();
      say(
          List.of(goal),
          "They reached a goal: %s%s."
              .formatted(
                  Text.name(goal.touchpoint()),
                  value == null ? "" : ", worth " + Text.money(value)));
    }

    private void stalls(List<Proof> visit) {
      for (int i = 1; i < visit.size(); i++) {
        Proof before = visit.get(i - 1);
        Proof now = visit.get(i);
        Duration timeout = timeout(before);
        Duration pause = Duration.between(before.at(), now.at());
        if (timeout != null && pause.toMillis() > STALL * timeout.toMillis()) {
          say(
              List.of(before, now),
              "They stalled for %s after %s."
                  .formatted(pause(before, now), Text.name(before.touchpoint())));
        }
      }
    }

    private void feeling(Proof touchpoint) {
      Integer score = touchpoint.score();
      String text = touchpoint.text();
      if (score != null) {
        String mood =
            score > FELT ? "glad" : score < -FELT ? "unhappy" : "neither glad nor unhappy";
        say(
            List.of(touchpoint),
            "At %s they were %s (%s)."
                .formatted(Text.name(touchpoint.touchpoint()), mood, Text.score(score)));
      }
      if (text != null) {
        say(
            List.of(touchpoint),
            "At %s they wrote: “%s”".formatted(Text.name(touchpoint.touchpoint()), text));
      }
    }

    private void ending(Proof last) {
      Duration timeout = timeout(last);
      String stage = Text.name(last.stage());
      if (isTooLate(last, asOf) && timeout != null) {
        say(
            List.of(last),
            "Nothing has come since %s: they left from %s after %s on %s."
                .formatted(day(last), stage, Text.name(last.touchpoint()), last.channel()));
      } else {
        say(List.of(last), "They are in %s now.".formatted(stage));
      }
    }

    private void say(List<Proof> evidence, String text) {
      sentences.add(
          new Sentence(day(evidence.getLast()), text, evidence.stream().map(Proof::id).toList()));
    }

    private String day(Proof touchpoint) {
      return LocalDate.ofInstant(touchpoint.at(), definition.zone()).toString();
    }
  }
}
