package io.journeyline.map.render;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.name;
import static io.journeyline.map.figure.Text.percent;
import static io.journeyline.map.render.Html.tag;

import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapDocument.ActionState;
import io.journeyline.map.document.MapDocument.FunnelSteps;
import io.journeyline.map.figure.Amount;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.figure.Text;
import io.journeyline.map.pain.PainPoint;
import io.journeyline.map.targets.TargetResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands below the map: pain points, delights, funnels and targets. */
final class MapPanels {
  private static final int MOST_IDS = 3;

  private final MapDocument map;
  private final Marks marks;

  MapPanels(MapDocument map) {
    this.map = map;
    marks = Marks.of(map);
  }

  Html html() {
    List<Html> panels = new ArrayList<>();
    panels.add(points("Where it hurts", marks.pains(), map.painPoints().size(), "pain"));
    panels.add(points("What delights", marks.delights(), map.delights().size(), "delight"));
    if (!map.actions().isEmpty()) {
      panels.add(actions());
    }
    if (!map.targets().isEmpty()) {
      panels.add(targets());
    }
    if (!map.funnels().isEmpty()) {
      panels.add(funnels());
    }
    return tag("section", "panels", panels.toArray(Html[]::new));
  }

  private Html points(String title, List<PainPoint> points, int all, String type) {
    List<Html> parts = new ArrayList<>();
    parts.add(tag("h2", "", title));
    if (points.isEmpty()) {
      parts.add(tag("p", "none", "Nothing stands out beyond chance."));
    }
    List<Html> items = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      items.add(point(points.get(i), i + 1, type));
    }
    parts.add(tag("ol", "points", items.toArray(Html[]::new)));
    if (all > points.size()) {
      parts.add(tag("p", "none", "and " + (all - points.size()) + " more in the JSON document"));
    }
    return tag("div", "panel " + type, parts.toArray(Html[]::new));
  }

  private Html point(PainPoint point, int number, String type) {
    List<Html> facts = new ArrayList<>();
    boolean isShare = point.reference() <= 1;
    Measure measure = point.measure();
    if (isShare) {
      fact(facts, "between " + percent(measure.low()) + " and " + percent(measure.high()));
    }
    if (point.since() != null) {
      String until = point.until();
      fact(facts, "since " + point.since() + (until == null ? "" : " until " + until));
    }
    if (point.owner() != null) {
      fact(facts, "owner: " + point.owner());
    }
    for (Amount amount : point.atStake()) {
      fact(facts, "at stake: " + Text.money(amount));
    }
    if (!point.evidence().isEmpty()) {
      fact(
          facts,
          "such as " + point.evidence().stream().limit(MOST_IDS).collect(Collectors.joining(", ")));
    }
    return tag("li")
        .attribute("id", type + "-" + number)
        .with(
            tag("span", "badge " + type, String.valueOf(number)),
            tag(
                "div",
                "",
                tag(
                    "h3",
                    "",
                    Html.text(title(point)),
                    point.since() == null ? Html.none() : tag("span", "new", "new")),
                tag("p", "", point.says()),
                tag("p", "facts", facts.toArray(Html[]::new))),
            tag("p", "size", tag("b", "", count(point.customers())), Html.text(unit(point))));
  }

  private static void fact(List<Html> facts, String text) {
    facts.add(tag("span", "", text));
  }

  private String title(PainPoint point) {
    String touchpoint = point.touchpoint();
    String channel = point.channel();
    return Stream.of(
            touchpoint == null ? name(point.stage()) : name(touchpoint),
            channel == null ? "" : name(channel),
            point.segment().equals(map.segment()) ? "" : group(point.segment()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private String group(String segment) {
    return map.personas().stream()
        .filter(group -> group.id().equals(segment))
        .map(MapDocument.Group::name)
        .findFirst()
        .orElse(segment);
  }

  private static String unit(PainPoint point) {
    return switch (point.kind()) {
      case DROP_OFF -> " lost beyond the usual";
      case NEGATIVE_EMOTION -> " unhappy beyond the usual";
      case WAITING -> " waited too long";
      case REPEAT_CONTACT -> " came again beyond the usual";
      case POSITIVE_EMOTION -> " content";
    };
  }

  private Html actions() {
    List<Html> items = new ArrayList<>();
    for (ActionState action : map.actions()) {
      String owner = action.owner();
      items.add(
          tag(
              "li",
              "action " + action.effect().status().id(),
              tag("h3", "", action.what()),
              tag("p", "", action.effect().says()),
              tag(
                  "p",
                  "facts",
                  tag("span", "", "since " + action.start()),
                  tag("span", "", owner == null ? "no owner" : "owner: " + owner),
                  tag("span", "", "about " + action.about()))));
    }
    return tag(
        "div",
        "panel",
        tag("h2", "", "What is done about it"),
        tag("ul", "actions", items.toArray(Html[]::new)));
  }

  private Html targets() {
    List<Html> rows = new ArrayList<>();
    rows.add(
        tag(
            "tr",
            "",
            Stream.of("", "Target", "For", "Intended", "Actual", "Of", "Owner")
                .map(head -> tag("th", "", head))
                .toArray(Html[]::new)));
    for (TargetResult target : map.targets()) {
      rows.add(target(target));
    }
    return tag(
        "div",
        "panel",
        tag("h2", "", "As intended, as experienced"),
        tag("table", "", rows.toArray(Html[]::new)));
  }

  private Html target(TargetResult target) {
    String owner = target.owner();
    return tag(
        "tr",
        "target " + target.status().id(),
        tag("td", "sign", TargetTexts.sign(target)),
        tag(
            "td",
            "",
            TargetTexts.subject(target)
                + (target.subject().equals("stage") ? ", " + name(target.about()) : "")),
        tag("td", "", group(target.segment())),
        tag("td", "", TargetTexts.bound(target)),
        tag(
            "td",
            "",
            TargetTexts.actual(target)
                + (target.isSure() || target.actual() == null ? "" : " (not sure yet)")),
        tag("td", "", count(target.n())),
        tag("td", "", owner == null ? "" : owner));
  }

  private Html funnels() {
    return tag(
        "div",
        "panel",
        tag("h2", "", "Funnels"),
        Html.all(map.funnels().stream().map(MapPanels::funnel)));
  }

  private static Html funnel(FunnelSteps funnel) {
    List<Html> steps = new ArrayList<>();
    for (int i = 0; i < Math.min(funnel.steps().size(), funnel.reached().size()); i++) {
      double share = (double) funnel.reached().get(i) / Math.max(1, funnel.entered());
      steps.add(
          tag(
              "div",
              "step",
              tag("span", "", name(funnel.steps().get(i))),
              tag("span")
                  .type("bar")
                  .with(
                      tag("i")
                          .attribute(
                              "style", String.format(Locale.ROOT, "width:%.1f%%", 100 * share))
                          .with()),
              tag("span", "", count(funnel.reached().get(i)) + " · " + percent(share))));
    }
    Measure conversion = funnel.conversion();
    String result =
        conversion == null
            ? "none decided yet"
            : percent(conversion.value())
                + " of "
                + count(conversion.n())
                + " decided attempts converted";
    return tag(
        "div",
        "funnel",
        tag("h3", "", funnel.name()),
        Html.all(steps.stream()),
        tag("p", "none", result + ", " + count(funnel.pending()) + " pending"));
  }
}
