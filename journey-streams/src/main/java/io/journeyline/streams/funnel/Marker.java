package io.journeyline.streams.funnel;

import io.journeyline.definition.Expression;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Matcher;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.definition.TouchpointView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out what a touchpoint is to the funnels of a definition. */
public final class Marker {
  /** As many as {@link Marks} have bits for. */
  private static final int LIMIT = Long.SIZE;

  private final List<FunnelMarker> funnels = new ArrayList<>();

  public Marker(JourneyDefinition definition) {
    for (Funnel funnel : definition.funnels()) {
      if (funnel.steps().size() > LIMIT || funnel.exclude().size() > LIMIT) {
        throw new IllegalArgumentException(
            "the funnel '%s' has more than %d steps or exclusions; leave some out"
                .formatted(funnel.id(), LIMIT));
      }
      funnels.add(new FunnelMarker(funnels.size(), funnel, definition.touchpoints()));
    }
  }

  /**
   * Its marks, in the order of funnels; none for funnels to which it is nothing.
   *
   * @param rule the rule that it took, null where it is unmapped
   */
  public List<Marks> marks(TouchpointView touchpoint, @Nullable TouchpointRule rule) {
    List<Marks> all = List.of();
    for (FunnelMarker funnel : funnels) {
      Marks marks = funnel.marks(touchpoint, rule);
      if (marks != null) {
        all = all.isEmpty() ? new ArrayList<>() : all;
        all.add(marks);
      }
    }
    return all;
  }

  /** One funnel's part. */
  private static final class FunnelMarker {
    private final int index;
    private final Funnel funnel;

    /** Steps and exclusions that name a rule, by the rule's position. */
    private final long[] stepsOfRule;

    private final long[] exclusionsOfRule;

    FunnelMarker(int index, Funnel funnel, List<TouchpointRule> rules) {
      this.index = index;
      this.funnel = funnel;
      stepsOfRule = new long[rules.size()];
      exclusionsOfRule = new long[rules.size()];
      for (TouchpointRule rule : rules) {
        for (int k = 0; k < funnel.steps().size(); k++) {
          if (rule.id().equals(funnel.steps().get(k).touchpoint())) {
            stepsOfRule[rule.position()] |= 1L << k;
          }
        }
        for (int i = 0; i < funnel.exclude().size(); i++) {
          if (rule.id().equals(funnel.exclude().get(i).touchpoint())) {
            exclusionsOfRule[rule.position()] |= 1L << i;
          }
        }
      }
    }

    @Nullable Marks marks(TouchpointView touchpoint, @Nullable TouchpointRule rule) {
      long steps = rule == null ? 0 : stepsOfRule[rule.position()];
      long exclusions = rule == null ? 0 : exclusionsOfRule[rule.position()];
      for (int k = 0; k < funnel.steps().size(); k++) {
        Matcher matcher = funnel.steps().get(k).matcher();
        if (matcher != null && matcher.matches(touchpoint)) {
          steps |= 1L << k;
        }
      }
      if (steps == 0) {
        return exclusions == 0 ? null : new Marks(index, 0, exclusions, List.of(), "");
      }
      return new Marks(index, steps, exclusions, hold(touchpoint), by(touchpoint, steps));
    }

    private List<@Nullable String> hold(TouchpointView touchpoint) {
      List<@Nullable String> values = new ArrayList<>(funnel.hold().size());
      for (Expression expression : funnel.hold()) {
        values.add(expression.valueOf(touchpoint));
      }
      return values;
    }

    private String by(TouchpointView touchpoint, long steps) {
      Expression by = funnel.by();
      String value = by == null || (steps & 1) == 0 ? null : by.valueOf(touchpoint);
      return value == null ? "" : value;
    }
  }
}
