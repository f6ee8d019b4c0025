package io.journeyline.map.render;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.duration;
import static io.journeyline.map.figure.Text.percent;
import static io.journeyline.map.figure.Text.score;
import static io.journeyline.map.render.Html.tag;

import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapDocument.Card;
import io.journeyline.map.document.MapDocument.ChannelLane;
import io.journeyline.map.document.MapDocument.StageColumn;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.targets.TargetResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The map itself: stages as columns, what people know, emotion, channels, and what comes next. */
final class MapGrid {
  private final MapDocument map;
  private final Marks marks;

  MapGrid(MapDocument map) {
    this.map = map;
    marks = Marks.of(map);
  }

  Html html() {
    List<Html> rows = new ArrayList<>();
    rows.add(row("stages", "Stage", "", this::head));
    if (map.stages().stream().anyMatch(stage -> stage.known() != null)) {
      rows.add(row("known", "What they want", "and what we know of it", this::known));
    }
    rows.add(curve());
    for (ChannelLane lane : map.channels()) {
      rows.add(
          row(
              "lane",
              lane.name(),
              percent(lane.share()) + " of touchpoints",
              it -> cards(it, lane)));
    }
    rows.add(row("next", "What comes next", "of visits that ended", this::next));
    if (!map.targets().isEmpty()) {
      rows.add(row("targets", "As intended?", "targets and actual", this::targets));
    }
    if (map.stages().stream().anyMatch(stage -> !stage.verbatims().isEmpty())) {
      rows.add(row("words", "In their words", "", this::words));
    }
    return tag("section")
        .type("map")
        .attribute("aria-label", "Map")
        .attribute("tabindex", "0")
        .with(
            tag("div")
                .type("grid")
                .attribute("style", "--n:" + map.stages().size())
                .with(rows.toArray(Html[]::new)));
  }

  private Html row(String type, String name, String note, Function<StageColumn, Html> cell) {
    List<Html> cells = new ArrayList<>();
    cells.add(label(type, name, note));
    for (StageColumn stage : map.stages()) {
      cells.add(tag("div", "cell " + type, cell.apply(stage)));
    }
    return Html.all(cells.stream());
  }

  private static Html label(String type, String name, String note) {
    return tag(
        "div",
        "label " + type,
        tag("strong", "", name),
        note.isEmpty() ? Html.none() : tag("span", "", note));
  }

  private Html head(StageColumn stage) {
    Long customers = stage.customers();
    return Html.all(
        Stream.of(
            tag("h2", "", stage.name()),
            customers == null ? Html.none() : tag("p", "", count(customers) + " customers"),
            tag("p", "", count(stage.entered()) + " visits"),
            badges(Marks.atStage(marks.pains(), stage.id()), "pain")));
  }

  private Html known(StageColumn stage) {
    MapDocument.Known known = stage.known();
    if (known == null) {
      return Html.none();
    }
    List<Html> parts = new ArrayList<>();
    if (known.goal() != null) {
      parts.add(tag("p", "goal", known.goal()));
    }
    facts(parts, "Needs", known.needs());
    facts(parts, "Asks", known.questions());
    facts(parts, "Expects", known.expectations());
    facts(parts, "Backstage", known.backstage());
    if (known.owner() != null) {
      facts(parts, "Owner", List.of(known.owner()));
    }
    return Html.all(parts.stream());
  }

  private static void facts(List<Html> parts, String name, List<String> facts) {
    if (!facts.isEmpty()) {
      parts.add(tag("p", "fact", tag("b", "", name + " "), Html.text(String.join(" · ", facts))));
    }
  }

  private Html curve() {
    return Html.all(
        Stream.of(
            label("mood", "How it feels", "−100 to +100, by stage"),
            tag("div", "mood band", new EmotionCurve(map.curves(), map.stages()).html())));
  }

  private Html cards(StageColumn stage, ChannelLane lane) {
    return Html.all(
        stage.touchpoints().stream()
            .filter(card -> card.channel().equals(lane.id()))
            .map(this::card));
  }

  private Html card(Card card) {
    List<Integer> pains = Marks.at(marks.pains(), card.id(), card.channel());
    List<Integer> delights = Marks.at(marks.delights(), card.id(), card.channel());
    String type = pains.isEmpty() ? delights.isEmpty() ? "" : " good" : " bad";
    return tag(
        "article",
        "card" + type,
        tag(
            "h3",
            "",
            Html.text(card.name()),
            card.goal()
                ? tag("span").type("star").attribute("title", "A goal").with("★")
                : Html.none(),
            badges(pains, "pain"),
            badges(delights, "delight")),
        tag("p", "", Html.text(size(card))),
        leaving(card),
        mood(card.emotion()));
  }

  private static String size(Card card) {
    Double reached = card.reached();
    return count(card.count()) + (reached == null ? "" : " · met by " + percent(reached));
  }

  private static Html leaving(Card card) {
    Measure drop = card.dropRate();
    if (drop == null || drop.value() == 0 || card.goal()) {
      return Html.none();
    }
    return tag(
        "p",
        "leave",
        tag("span")
            .type("bar")
            .with(
                tag("i")
                    .attribute(
                        "style", String.format(Locale.ROOT, "width:%.1f%%", 100 * drop.value()))
                    .with()),
        Html.text(percent(drop.value()) + " left"));
  }

  private static Html mood(@Nullable Measure emotion) {
    return emotion == null
        ? Html.none()
        : tag(
            "p",
            "chip " + feeling(emotion.value()),
            score(emotion.value()) + " · n " + count(emotion.n()));
  }

  static String feeling(double basisPoints) {
    if (basisPoints > 1_000) {
      return "up";
    }
    return basisPoints < -1_000 ? "down" : "even";
  }

  static Html badges(List<Integer> numbers, String type) {
    return Html.all(
        numbers.stream()
            .map(
                number ->
                    tag("a")
                        .type("badge " + type)
                        .attribute("href", "#" + type + "-" + number)
                        .attribute("aria-label", type + " " + number)
                        .with(String.valueOf(number))));
  }

  private Html next(StageColumn stage) {
    Measure advance = stage.advanceRate();
    Measure drop = stage.dropRate();
    long ended = stage.advanced() + stage.returned() + stage.dropped();
    if (advance == null || drop == null) {
      return tag(
          "p", "none", stage.open() == 0 ? "No visits" : count(stage.open()) + " still here");
    }
    List<Html> parts = new ArrayList<>();
    parts.add(
        tag(
            "div",
            "stack",
            part("on", stage.advanced(), ended),
            part("back", stage.returned(), ended),
            part("gone", stage.dropped(), ended)));
    parts.add(tag("p", "on", percent(advance.value()) + " go on"));
    parts.add(tag("p", "back", percent((double) stage.returned() / ended) + " go back"));
    parts.add(tag("p", "gone", percent(drop.value()) + " leave (" + count(stage.dropped()) + ")"));
    parts.add(
        tag(
            "p",
            "none",
            count(stage.open()) + " still here · half stay " + duration(stage.dwellP50())));
    return Html.all(parts.stream());
  }

  private static Html part(String type, long some, long all) {
    return tag("i")
        .type(type)
        .attribute("style", String.format(Locale.ROOT, "width:%.2f%%", 100.0 * some / all))
        .with();
  }

  private Html targets(StageColumn stage) {
    return Html.all(
        map.targets().stream()
            .filter(target -> TargetTexts.isAbout(target, stage))
            .map(MapGrid::target));
  }

  private static Html target(TargetResult target) {
    return tag(
        "p",
        "target " + target.status().id(),
        tag("b", "", TargetTexts.sign(target)),
        Html.text(
            " "
                + TargetTexts.subject(target)
                + " "
                + TargetTexts.actual(target)
                + " (target "
                + TargetTexts.bound(target)
                + ")"));
  }

  private Html words(StageColumn stage) {
    return Html.all(
        stage.verbatims().stream()
            .map(
                verbatim ->
                    tag(
                        "blockquote",
                        "",
                        tag("p", "", "“" + verbatim.text() + "”"),
                        tag("cite", "", verbatim.name() + ", " + verbatim.day()))));
  }
}
