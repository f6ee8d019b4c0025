package io.journeyline.dashboard.model;

import io.journeyline.schemas.Progress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the read model speaks of.
 *
 * @param asOf everything that was due before it is in the cells, ms; null while unknown
 * @param watermark input time up to which everything was read, ms; null while unknown
 * @param lag input records that were there and not yet read
 * @param complete whether what had been published at the start has been read
 * @param stale whether Kafka or the registry does not answer at present
 * @param progressAt when the pipeline last told how far it is, ms; null: never
 * @param revisions by name of the aggregate, a number that grows with each change of its cells
 * @param tasks how far each of the pipeline's tasks is
 */
public record Moment(
    @Nullable Long asOf,
    @Nullable Long watermark,
    long lag,
    boolean complete,
    boolean stale,
    @Nullable Long progressAt,
    Map<String, Long> revisions,
    Map<String, Progress> tasks) {

  /** Before anything was read. */
  public static final Moment NOTHING =
      new Moment(null, null, 0, false, true, null, Map.of(), Map.of());

  Moment withStale(boolean now) {
    return new Moment(asOf, watermark, lag, complete, now, progressAt, revisions, tasks);
  }

  Moment withComplete(boolean now) {
    return new Moment(asOf, watermark, lag, now, stale, progressAt, revisions, tasks);
  }

  Moment withRevisions(Map<String, Long> now) {
    return new Moment(asOf, watermark, lag, complete, stale, progressAt, now, tasks);
  }

  /** Told by the pipeline's tasks. */
  Moment withProgress(ProgressFold progress) {
    return new Moment(
        progress.asOf(),
        progress.watermark(),
        progress.lag(),
        complete,
        stale,
        progress.at(),
        revisions,
        progress.tasks());
  }

  /** With the times, lag and tasks of another. */
  Moment withMomentOf(Moment other) {
    return new Moment(
        other.asOf,
        other.watermark,
        other.lag,
        complete,
        stale,
        other.progressAt,
        revisions,
        other.tasks);
  }
}
