package io.journeyline.map.render;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.duration;
import static io.journeyline.map.figure.Text.name;
import static io.journeyline.map.figure.Text.percent;
import static io.journeyline.map.figure.Text.score;

import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapDocument.ActionState;
import io.journeyline.map.document.MapDocument.FunnelSteps;
import io.journeyline.map.document.MapDocument.StageColumn;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.pain.PainPoint;
import io.journeyline.map.targets.TargetResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document as Markdown: tables and lists for a wiki, a mail or a terminal. */
public final class MarkdownMap {
  private final StringBuilder text = new StringBuilder();

  private MarkdownMap() {}

  public static String write(MapDocument map) {
    MarkdownMap markdown = new MarkdownMap();
    markdown.heading(map);
    markdown.stages(map.stages());
    markdown.points("Where it hurts", map.painPoints());
    markdown.points("What delights", map.delights());
    markdown.actions(map.actions());
    markdown.targets(map.targets());
    markdown.funnels(map.funnels());
    return markdown.text.toString();
  }

  private void heading(MapDocument map) {
    String from = map.period().from();
    String to = map.period().to();
    line("# Journey map: " + escaped(name(map.map())));
    line("");
    line(
        "Group: %s. Days: %s to %s. Version %d, as of %s."
            .formatted(
                escaped(map.segment()),
                from == null ? "first" : from,
                to == null ? "last" : to,
                map.version(),
                map.asOf()));
    line("");
    line(
        "%s touchpoints, %s journeys begun, %s goals reached, %s left on the way."
            .formatted(
                count(map.totals().touchpoints()),
                count(map.totals().episodes()),
                count(map.totals().goals()),
                count(map.totals().dropOffs())));
    line("");
  }

  private void stages(List<StageColumn> stages) {
    line("| stage | customers | visits | go on | leave | half stay | mood |");
    line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (StageColumn stage : stages) {
      Measure emotion = stage.emotion();
      Long customers = stage.customers();
      line(
          "| %s | %s | %s | %s | %s | %s | %s |"
              .formatted(
                  escaped(stage.name()),
                  customers == null ? "" : count(customers),
                  count(stage.entered()),
                  share(stage.advanceRate()),
                  share(stage.dropRate()),
                  duration(stage.dwellP50()),
                  emotion == null
                      ? ""
                      : score(emotion.value()) + " (n " + count(emotion.n()) + ")"));
    }
    line("");
  }

  private static String share(@Nullable Measure share) {
    return share == null
        ? ""
        : "%s (%s to %s)"
            .formatted(percent(share.value()), percent(share.low()), percent(share.high()));
  }

  private void points(String title, List<PainPoint> points) {
    line("## " + title);
    line("");
    if (points.isEmpty()) {
      line("Nothing stands out beyond chance.");
    }
    int number = 1;
    for (PainPoint point : points) {
      String since = point.since();
      String owner = point.owner();
      line(
          "%d. %s Customers: %s.%s%s%s"
              .formatted(
                  number++,
                  escaped(point.says()),
                  count(point.customers()),
                  " Group: " + escaped(point.segment()) + ".",
                  since == null ? "" : " Since " + since + ".",
                  owner == null ? "" : " Owner: " + escaped(owner) + "."));
    }
    line("");
  }

  private void actions(List<ActionState> actions) {
    if (actions.isEmpty()) {
      return;
    }
    line("## What is done about it");
    line("");
    for (ActionState action : actions) {
      line(
          "- %s (%s, since %s): %s"
              .formatted(
                  escaped(action.what()),
                  escaped(action.about()),
                  action.start(),
                  escaped(action.effect().says())));
    }
    line("");
  }

  private void targets(List<TargetResult> targets) {
    if (targets.isEmpty()) {
      return;
    }
    line("## Targets");
    line("");
    line("| | target | for | intended | actual | of |");
    line("| --- | --- | --- | --- | --- | ---: |");
    for (TargetResult target : targets) {
      line(
          "| %s | %s, %s | %s | %s | %s | %s |"
              .formatted(
                  TargetTexts.sign(target),
                  escaped(TargetTexts.subject(target)),
                  escaped(name(target.about())),
                  escaped(target.segment()),
                  TargetTexts.bound(target),
                  TargetTexts.actual(target),
                  count(target.n())));
    }
    line("");
  }

  private void funnels(List<FunnelSteps> funnels) {
    for (FunnelSteps funnel : funnels) {
      line("## Funnel: " + escaped(funnel.name()));
      line("");
      for (int i = 0; i < Math.min(funnel.steps().size(), funnel.reached().size()); i++) {
        line("- %s: %s".formatted(escaped(funnel.steps().get(i)), count(funnel.reached().get(i))));
      }
      line("");
    }
  }

  /** What Markdown or HTML would take for markup. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1")
        .replaceAll("\\s+", " ");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
