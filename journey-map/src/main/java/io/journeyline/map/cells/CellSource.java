package io.journeyline.map.cells;

import io.journeyline.map.statistics.DailyShares;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** What maps are drawn from: the aggregates of one definition, summed over periods. */
public interface CellSource {

  /** The moment that they speak of. */
  Moment moment();

  /** Distinct customers with a journey, or {@link Cell#UNKNOWN}. */
  long customers();

  /** Groups of customers that there are cells for, {@code all} among them. */
  SortedSet<String> segments();

  /** Cells of one group over a period. */
  Slice slice(String segment, Period period);

  /** Of the touchpoints of each card day by day, after how many the customer was lost. */
  SortedMap<TouchKey, DailyShares> losses(String segment);

  /** The last day on which a visit began. */
  Optional<LocalDate> lastDay();
}
