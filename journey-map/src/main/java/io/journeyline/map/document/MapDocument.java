package io.journeyline.map.document;

import io.journeyline.map.action.Effect;
import io.journeyline.map.figure.Feedback;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.pain.PainPoint;
import io.journeyline.map.targets.TargetResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journey map of one group of customers over one period: everything that a page shows. Its JSON
 * form is published as a schema.
 *
 * @param format name and version of the form
 * @param asOf moment that the figures speak for, ISO-8601, or null where it is not known
 * @param watermark input time up to which everything was read, or null
 * @param lag input records that were there and not yet read
 * @param personas the groups that a map can be drawn for
 * @param curves emotion over the stages, of this group and of the others
 * @param opportunities pain points, and missed targets as {@code target.ID}, that nobody acts on
 */
public record MapDocument(
    String format,
    String map,
    int version,
    String zone,
    @Nullable String asOf,
    @Nullable String watermark,
    long lag,
    String segment,
    Days period,
    List<Group> personas,
    Totals totals,
    List<StageColumn> stages,
    List<ChannelLane> channels,
    List<Curve> curves,
    List<Step> transitions,
    List<FunnelSteps> funnels,
    List<PainPoint> painPoints,
    List<PainPoint> delights,
    List<TargetResult> targets,
    List<String> opportunities,
    List<ActionState> actions) {

  /** The form that this program writes. */
  public static final String FORMAT = "journeyline-map/1";

  /**
   * An action and what came of it.
   *
   * @param start first day on which it can work
   */
  public record ActionState(
      String id,
      String about,
      @Nullable String owner,
      String what,
      String start,
      @Nullable Double expected,
      Effect effect) {}

  /**
   * Days that the map speaks of, {@code yyyy-MM-dd}, both included.
   *
   * @param from null: from the first one
   * @param to null: to the last one
   */
  public record Days(@Nullable String from, @Nullable String to) {}

  /**
   * A group of customers.
   *
   * @param customers who began in a stage, or null where it is not known
   */
  public record Group(
      String id, String name, @Nullable String description, @Nullable Long customers) {}

  /**
   * Sums over the whole map.
   *
   * @param customers null where it is not known: customers of days cannot be added up
   */
  public record Totals(
      @Nullable Long customers,
      long touchpoints,
      long episodes,
      long goals,
      long dropOffs,
      @Nullable Measure emotion,
      Feedback feedback) {}

  /**
   * A stage.
   *
   * @param timeout silence after which a customer has left, ISO-8601; null: never
   * @param customers null where it is not known
   * @param advanceRate of ended visits; null where none has ended
   * @param dropRate of ended visits; null where none has ended
   * @param dwellP50 ms, or null
   * @param dwellP90 ms, or null
   * @param emotion mean score in basis points; null where none was given
   * @param known what only people know; null where nothing is
   * @param verbatims what customers wrote; empty without evidence
   */
  public record StageColumn(
      String id,
      String name,
      @Nullable String timeout,
      long entered,
      long advanced,
      long returned,
      long dropped,
      long open,
      long converted,
      @Nullable Long customers,
      @Nullable Measure advanceRate,
      @Nullable Measure dropRate,
      @Nullable Long dwellP50,
      @Nullable Long dwellP90,
      @Nullable Measure emotion,
      Feedback feedback,
      @Nullable Known known,
      List<Card> touchpoints,
      List<Verbatim> verbatims) {

    /** The same with what customers wrote. */
    public StageColumn with(List<Verbatim> texts) {
      return new StageColumn(
          id,
          name,
          timeout,
          entered,
          advanced,
          returned,
          dropped,
          open,
          converted,
          customers,
          advanceRate,
          dropRate,
          dwellP50,
          dwellP90,
          emotion,
          feedback,
          known,
          touchpoints,
          texts);
    }
  }

  /**
   * What only people know of a stage.
   *
   * @param goal what the customer wants to reach, or null
   * @param owner who answers for the stage, or null
   */
  public record Known(
      @Nullable String goal,
      List<String> needs,
      List<String> questions,
      List<String> expectations,
      List<String> backstage,
      @Nullable String owner) {}

  /**
   * What a customer wrote.
   *
   * @param touchpoint id of the rule
   * @param name of it
   * @param score basis points, or null
   */
  public record Verbatim(
      String touchpoint,
      String name,
      String channel,
      String day,
      @Nullable Integer score,
      String text) {}

  /**
   * A touchpoint on one channel.
   *
   * @param goal whether it is one
   * @param customers null where it is not known
   * @param reached share of the stage's customers who met it; null where they are not known
   * @param dropRate touchpoints after which the customer left
   * @param dropShare share of the stage's drop-offs that followed it; null where there are none
   * @param negative share of negative scores; null where none was given
   */
  public record Card(
      String id,
      String name,
      String channel,
      @Nullable String owner,
      boolean goal,
      long count,
      @Nullable Long customers,
      @Nullable Double reached,
      long goals,
      @Nullable Measure dropRate,
      @Nullable Double dropShare,
      @Nullable Measure emotion,
      @Nullable Measure negative,
      Feedback feedback) {}

  /**
   * A channel.
   *
   * @param share of all touchpoints
   * @param dropShare share of all drop-offs that followed one of its touchpoints
   */
  public record ChannelLane(
      String id,
      String name,
      long touchpoints,
      double share,
      double dropShare,
      long goals,
      @Nullable Measure emotion) {}

  /** Emotion over the stages, in their order; null where no score was given. */
  public record Curve(String segment, String name, List<@Nullable Measure> stages) {}

  /**
   * Steps from one stage to another.
   *
   * @param share of all that left the first one, in the direction of any stage or away
   */
  public record Step(String from, String to, long count, @Nullable Long customers, double share) {}

  /**
   * A funnel.
   *
   * @param steps their names, one for each number of {@code reached}
   * @param conversion of decided attempts; null where none is decided
   * @param convertP50 ms, or null
   */
  public record FunnelSteps(
      String id,
      String name,
      List<String> steps,
      long entered,
      List<Long> reached,
      long converted,
      long pending,
      @Nullable Measure conversion,
      @Nullable Long convertP50) {}
}
