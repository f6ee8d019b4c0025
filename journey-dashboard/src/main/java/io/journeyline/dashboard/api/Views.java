package io.journeyline.dashboard.api;

import io.journeyline.dashboard.api.Table.Column;
import io.journeyline.dashboard.api.View.Extra;
import io.journeyline.dashboard.api.View.Share;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.Figures;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The catalogue of aggregates that are served as tables. */
final class Views {
  private static final double BASIS_POINTS = 10_000;

  private static final int ENTERED = 0;
  private static final int ADVANCED = 1;
  private static final int RETURNED = 2;
  private static final int DROPPED = 3;
  private static final int CONVERTED = 5;

  private static final int COUNT = 0;
  private static final int GOALS = 1;
  private static final int LAST_BEFORE_DROP = 2;
  private static final int SCORED = 3;
  private static final int SCORE_SUM = 4;
  private static final int NEGATIVE = 6;

  static final View STAGES =
      new View(
          "stages",
          "Visits of each stage, by the day they started",
          Aggregates.STAGES,
          List.of(),
          List.of(
              ratio(
                  "dropRate",
                  "dropped of those that ended",
                  figures -> figures.sum(DROPPED),
                  Views::ended),
              ratio(
                  "conversionRate",
                  "converted of those entered",
                  figures -> figures.sum(CONVERTED),
                  figures -> figures.sum(ENTERED))),
          List.of(),
          false);

  static final View TRANSITIONS =
      new View(
          "transitions",
          "Moves from stage to stage; START and DROP are the begin and end of an episode",
          Aggregates.TRANSITIONS,
          List.of(),
          List.of(),
          List.of(share("share", "of the transitions from that stage", COUNT, List.of(0))),
          false);

  static final View CHANNEL_FLOWS =
      new View(
          "channel-flows",
          "Consecutive touchpoints of an episode, by their channels",
          Aggregates.CHANNEL_FLOWS,
          List.of(0, 1),
          List.of(),
          List.of(share("share", "of the flows from that channel", COUNT, List.of(0))),
          false);

  static final View DROP_OFFS =
      new View(
          "drop-offs",
          "Where customers left, after which touchpoint and on which channel",
          Aggregates.DROP_OFFS,
          List.of(2),
          List.of(),
          List.of(share("share", "of the drop-offs of that stage", COUNT, List.of(0))),
          false);

  static final View TOUCHPOINTS =
      new View(
          "touchpoints",
          "Touchpoints by stage and channel, with goals, scores and feedback",
          Aggregates.TOUCHPOINT_STATS,
          List.of(2),
          List.of(
              ratio(
                  "goalRate",
                  "goals of all",
                  figures -> figures.sum(GOALS),
                  figures -> figures.sum(COUNT)),
              ratio(
                  "dropRate",
                  "last before a drop-off, of all",
                  figures -> figures.sum(LAST_BEFORE_DROP),
                  figures -> figures.sum(COUNT)),
              ratio(
                  "negativeRate",
                  "negative of those scored",
                  figures -> figures.sum(NEGATIVE),
                  figures -> figures.sum(SCORED)),
              new Extra(
                  new Column("meanScore", Table.Type.NUMBER, "mean emotion score, -1 to 1"),
                  Views::meanScore),
              new Extra(
                  new Column("feedback", Table.Type.COUNTS, "answers by feedback metric"),
                  Figures::labelled)),
          List.of(),
          false);

  static final View VARIANTS =
      new View(
          "variants",
          "The ways that ended episodes took through the stages, most frequent first",
          Aggregates.VARIANTS,
          List.of(),
          List.of(
              ratio(
                  "conversionRate",
                  "episodes with a goal touchpoint",
                  figures -> figures.sum(1),
                  figures -> figures.sum(COUNT))),
          List.of(share("share", "of all ended episodes", COUNT, List.of())),
          true);

  static final View COUNTS =
      new View(
          "counts",
          "What became of touchpoints: accepted, mapped, unmapped, unattributed, rejected",
          Aggregates.COUNTS,
          List.of(),
          List.of(),
          List.of(),
          false);

  static final List<View> ALL =
      List.of(STAGES, TRANSITIONS, CHANNEL_FLOWS, DROP_OFFS, TOUCHPOINTS, VARIANTS, COUNTS);

  private Views() {}

  private static long ended(Figures figures) {
    return figures.sum(ADVANCED) + figures.sum(RETURNED) + figures.sum(DROPPED);
  }

  private static @Nullable Double meanScore(Figures figures) {
    long scored = figures.sum(SCORED);
    return scored == 0 ? null : Ratio.rounded(figures.sum(SCORE_SUM) / BASIS_POINTS / scored);
  }

  private static Extra ratio(
      String name, String meaning, ToLongFunction<Figures> part, ToLongFunction<Figures> whole) {
    return new Extra(
        new Column(name, Table.Type.RATIO, meaning),
        figures -> Ratio.of(part.applyAsLong(figures), whole.applyAsLong(figures)));
  }

  private static Share share(String name, String meaning, int sum, List<Integer> within) {
    return new Share(new Column(name, Table.Type.RATIO, meaning), sum, within);
  }
}
