package io.journeyline.dashboard.api;

import io.journeyline.dashboard.api.FunnelAnswers.Part;
import io.journeyline.dashboard.api.Table.Column;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.FunnelFigures;
import io.journeyline.definition.Funnel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Funnels as a table: a row for each step. */
final class FunnelTable {
  private static final int MEDIAN = 50;
  private static final int MOST = 90;

  private FunnelTable() {}

  static Table of(Funnel funnel, List<Part> parts, boolean daily) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Part part : parts) {
      Figures figures = part.figures();
      for (int i = 0; i < funnel.steps().size(); i++) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(funnel.id());
        row.add(part.by());
        if (daily) {
          row.add(part.day());
        }
        row.add(figures.sum(FunnelFigures.ENTERED));
        row.add(figures.sum(FunnelFigures.CONVERTED));
        row.add(figures.sum(FunnelFigures.PENDING));
        row.add(FunnelFigures.convertTime(figures).percentile(MEDIAN));
        row.add(FunnelFigures.convertTime(figures).percentile(MOST));
        row.add(funnel.steps().get(i).id());
        row.add(FunnelFigures.reached(figures, i));
        row.add(FunnelFigures.droppedAt(figures, i));
        row.add(Ratio.of(FunnelFigures.reached(figures, i), figures.sum(FunnelFigures.ENTERED)));
        row.add(FunnelFigures.stepTime(figures, i).percentile(MEDIAN));
        row.add(FunnelFigures.stepTime(figures, i).percentile(MOST));
        rows.add(row);
      }
    }
    return new Table(columns(daily), rows, 0, 0);
  }

  static List<Column> columns(boolean daily) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("funnel", Table.Type.TEXT, "id of the funnel"));
    columns.add(new Column("by", Table.Type.TEXT, "breakdown value"));
    if (daily) {
      columns.add(new Column("day", Table.Type.TEXT, "day on which the attempts started"));
    }
    for (String name : List.of("entered", "converted", "pending")) {
      columns.add(new Column(name, Table.Type.COUNT, name));
    }
    columns.add(new Column("convertP50", Table.Type.DURATION, "median time to convert, ms"));
    columns.add(new Column("convertP90", Table.Type.DURATION, "90 % convert within, ms"));
    columns.add(new Column("step", Table.Type.TEXT, "id of the step"));
    columns.add(new Column("reached", Table.Type.COUNT, "attempts that reached the step"));
    columns.add(new Column("droppedAt", Table.Type.COUNT, "attempts that ended at the step"));
    columns.add(new Column("ofEntered", Table.Type.RATIO, "reached of entered"));
    columns.add(
        new Column("timeP50", Table.Type.DURATION, "median time since the step before, ms"));
    columns.add(new Column("timeP90", Table.Type.DURATION, "90 % take the step within, ms"));
    return columns;
  }
}
