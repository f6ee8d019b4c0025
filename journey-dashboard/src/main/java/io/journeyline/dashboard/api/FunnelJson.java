package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.api.FunnelAnswers.Part;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.FunnelFigures;
import io.journeyline.definition.Funnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How funnels are written as JSON. */
final class FunnelJson {
  private static final int MEDIAN = 50;
  private static final int MOST = 90;

  private FunnelJson() {}

  static ObjectNode part(Funnel funnel, Part part) {
    Figures figures = part.figures();
    long entered = figures.sum(FunnelFigures.ENTERED);
    long converted = figures.sum(FunnelFigures.CONVERTED);
    long pending = figures.sum(FunnelFigures.PENDING);
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("funnel", funnel.id());
    json.put("by", part.by());
    if (part.day() != null) {
      json.put("day", part.day());
    }
    json.put("entered", entered)
        .put("converted", converted)
        .put("pending", pending)
        .put("dropped", entered - converted - pending);
    json.set("conversionRate", ratio(Ratio.of(converted, entered)));
    json.set("settledConversionRate", ratio(Ratio.of(converted, entered - pending)));
    json.put("convertP50", FunnelFigures.convertTime(figures).percentile(MEDIAN));
    json.put("convertP90", FunnelFigures.convertTime(figures).percentile(MOST));
    ArrayNode steps = json.putArray("steps");
    for (int i = 0; i < funnel.steps().size(); i++) {
      steps.add(step(funnel, figures, i));
    }
    return json;
  }

  private static ObjectNode step(Funnel funnel, Figures figures, int i) {
    long reached = FunnelFigures.reached(figures, i);
    long before = i == 0 ? reached : FunnelFigures.reached(figures, i - 1);
    ObjectNode step = Json.MAPPER.createObjectNode();
    step.put("step", funnel.steps().get(i).id());
    step.put("reached", reached);
    step.put("droppedAt", FunnelFigures.droppedAt(figures, i));
    step.set("ofEntered", ratio(Ratio.of(reached, figures.sum(FunnelFigures.ENTERED))));
    step.set("ofPrevious", ratio(Ratio.of(reached, before)));
    step.put("timeP50", FunnelFigures.stepTime(figures, i).percentile(MEDIAN));
    step.put("timeP90", FunnelFigures.stepTime(figures, i).percentile(MOST));
    return step;
  }

  static JsonNode ratio(@Nullable Ratio ratio) {
    return ratio == null
        ? Json.MAPPER.nullNode()
        : Json.MAPPER
            .createObjectNode()
            .put("value", ratio.value())
            .put("low", ratio.low())
            .put("high", ratio.high());
  }

  static ObjectNode schema() {
    ObjectNode part = Schemas.object();
    Schemas.field(part, "funnel", "string", false);
    Schemas.field(part, "by", "string", true)
        .put("description", "breakdown value; null: all together");
    part.withObjectProperty("properties").set("day", Schemas.type("string", false));
    for (String name : List.of("entered", "converted", "pending", "dropped")) {
      Schemas.field(part, name, "integer", false);
    }
    Schemas.field(part, "conversionRate", Schemas.ratio())
        .put("description", "converted of entered");
    Schemas.field(part, "settledConversionRate", Schemas.ratio())
        .put("description", "converted of those that are not pending");
    Schemas.field(part, "convertP50", "integer", true);
    Schemas.field(part, "convertP90", "integer", true);
    ObjectNode step = Schemas.object();
    Schemas.field(step, "step", "string", false);
    Schemas.field(step, "reached", "integer", false);
    Schemas.field(step, "droppedAt", "integer", false);
    Schemas.field(step, "ofEntered", Schemas.ratio());
    Schemas.field(step, "ofPrevious", Schemas.ratio());
    Schemas.field(step, "timeP50", "integer", true);
    Schemas.field(step, "timeP90", "integer", true);
    Schemas.field(part, "steps", Schemas.array(step));
    return part;
  }
}
