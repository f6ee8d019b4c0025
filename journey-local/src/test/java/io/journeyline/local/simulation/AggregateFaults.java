package io.journeyline.local.simulation;

import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.funnel.Marks;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.message.Shipment;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Faults in what is counted: segments, funnels, touchpoints, variants. */
final class AggregateFaults {
  private AggregateFaults() {}

  /** Does not tell the new root what touchpoints said of traits. */
  static Saboteur shipNoTraits() {
    return shipRows(row -> row(row, Map.of(), row.marks(), row.feeling()));
  }

  /** Does not tell the new root what touchpoints are to funnels. */
  static Saboteur shipNoMarks() {
    return shipRows(row -> row(row, row.traits(), List.of(), row.feeling()));
  }

  /** Does not tell the new root how touchpoints felt. */
  static Saboteur shipNoFeelings() {
    return shipRows(row -> row(row, row.traits(), row.marks(), Feeling.NONE));
  }

  /** The same but for what is counted of it. */
  private static Row row(
      Row row, Map<String, @Nullable Object> traits, List<Marks> marks, Feeling feeling) {
    return new Row(
        row.occurredAt(),
        row.receivedAt(),
        row.digest(),
        row.rule(),
        row.source(),
        row.eventId(),
        row.type(),
        row.channel(),
        row.identifiers(),
        row.aliasOf(),
        traits,
        marks,
        feeling,
        row.place());
  }

  private static Saboteur shipRows(UnaryOperator<Row> change) {
    return new Saboteur() {
      @Override
      public List<Message> deliver(Message message) {
        if (!(message instanceof Message.Move move)) {
          return List.of(message);
        }
        Shipment all = move.shipment();
        Shipment changed =
            new Shipment(
                all.rows().stream().map(change).toList(),
                all.seals(),
                all.shared(),
                all.settled(),
                all.cause());
        return List.of(
            new Message.Move(
                move.to(), move.id(), move.part(), move.parts(), move.via(), move.hops(), changed));
      }
    };
  }

  /** A customer who leaves a segment leaves behind there what they did. */
  static Saboteur leaveSegmentsUncleared() {
    return tellOfCells(
        (cell, measures) ->
            cell.aggregate() != Aggregate.COUNTS && measures.count(Measure.COUNT) < 0
                ? cell.inSegment(Cell.ALL_CUSTOMERS)
                : cell);
  }

  /** Attempts of funnels stay pending for ever. */
  static Saboteur neverDropAttempts() {
    return loseCells(
        (cell, measures) ->
            cell.aggregate() == Aggregate.FUNNELS
                && measures.count(Measure.COUNT) == 0
                && measures.count(Measure.OPEN) < 0
                && measures.count(Measure.CONVERTED) == 0);
  }

  /** Nothing is said of a touchpoint after which a customer dropped off later. */
  static Saboteur forgetLastBeforeDrop() {
    return loseCells(
        (cell, measures) ->
            cell.aggregate() == Aggregate.TOUCHPOINT_STATS
                && measures.count(Measure.COUNT) == 0
                && measures.count(Measure.LAST_BEFORE_DROP) > 0);
  }

  /** An episode that was ended, and is not after all, stays among the variants. */
  static Saboteur keepVariants() {
    return loseCells(
        (cell, measures) ->
            cell.aggregate() == Aggregate.VARIANTS && measures.count(Measure.COUNT) < 0);
  }

  /** Differences of these cells are lost. */
  private static Saboteur loseCells(BiPredicate<Cell, Measures> lost) {
    return tellOfCells((cell, measures) -> lost.test(cell, measures) ? null : cell);
  }

  /** Differences are told of other cells, or of none. */
  private static Saboteur tellOfCells(BiFunction<Cell, Measures, @Nullable Cell> told) {
    return new Saboteur() {
      @Override
      public Outlet world(Outlet world) {
        return new OutletWrap(world) {
          @Override
          public void cells(Differences differences) {
            Differences heard = new Differences();
            differences.forEach(
                (cell, measures) -> {
                  Cell other = told.apply(cell, measures);
                  if (other != null) {
                    heard.at(other).addAll(measures);
                  }
                });
            super.cells(heard);
          }
        };
      }
    };
  }
}
