package io.journeyline.dashboard.api;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.model.Cells.Row;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The order of rows: stages and touchpoints as in the definition, other things by name. */
final class Ranks {
  private static final Integer LAST = Integer.MAX_VALUE;

  private final Map<String, Integer> stages = new HashMap<>();
  private final Map<String, Integer> touchpoints = new HashMap<>();

  Ranks(JourneyDefinition definition) {
    for (Stage stage : definition.stages()) {
      stages.put(stage.id(), stage.position());
    }
    stages.put("START", -1);
    for (TouchpointRule rule : definition.touchpoints()) {
      touchpoints.put(rule.id(), rule.position());
    }
  }

  /** By day, then by dimensions. */
  Comparator<Row> order(Aggregate<?, ?> aggregate) {
    List<String> names = aggregate.dimensions();
    boolean stagesMeant = aggregate.name().equals("transitions");
    Comparator<Row> order = Comparator.comparing(row -> Objects.requireNonNullElse(row.day(), ""));
    for (int i = 0; i < names.size(); i++) {
      int place = i;
      Map<String, Integer> ranks =
          stagesMeant || names.get(i).equals("stage")
              ? stages
              : names.get(i).equals("touchpoint") ? touchpoints : Map.of();
      order =
          order
              .thenComparing(row -> ranks.getOrDefault(row.dimensions().get(place), LAST))
              .thenComparing(row -> row.dimensions().get(place));
    }
    return order;
  }
}
