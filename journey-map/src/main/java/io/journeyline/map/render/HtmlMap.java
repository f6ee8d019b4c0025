package io.journeyline.map.render;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.render.Html.tag;

import io.journeyline.map.document.MapDocument;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.figure.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document as one page for people: it needs no other file, no script and no network, follows
 * the reader's light or dark setting, and prints on one sheet across.
 */
public final class HtmlMap {
  private static final String STYLE = "map.css";

  private final MapDocument map;

  private HtmlMap(MapDocument map) {
    this.map = map;
  }

  public static String write(MapDocument document) {
    return "<!doctype html>\n" + new HtmlMap(document).page() + "\n";
  }

  private Html page() {
    return tag("html")
        .attribute("lang", "en")
        .with(
            tag(
                "head",
                "",
                tag("meta").attribute("charset", "utf-8").with(),
                tag("meta")
                    .attribute("name", "viewport")
                    .attribute("content", "width=device-width, initial-scale=1")
                    .with(),
                tag("meta")
                    .attribute("http-equiv", "Content-Security-Policy")
                    .attribute(
                        "content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                    .with(),
                tag("title", "", title()),
                Html.style(style())),
            tag(
                "body",
                "",
                header(),
                new MapGrid(map).html(),
                new MapPanels(map).html(),
                footer()));
  }

  private static String style() {
    try (InputStream in = HtmlMap.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException(STYLE + " is missing beside " + HtmlMap.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String title() {
    return "Journey map: " + Text.name(map.map());
  }

  private Html header() {
    return tag(
        "header",
        "top",
        tag(
            "div",
            "",
            tag("p", "eyebrow", "Customer journey map"),
            tag("h1", "", Text.name(map.map())),
            tag(
                "p",
                "sub",
                tag("span", "pill", groupName()),
                tag("span", "pill", period()),
                tag("span", "pill", "Version " + map.version()))),
        tag("dl", "figures", figures().toArray(Html[]::new)));
  }

  private String groupName() {
    return map.personas().stream()
        .filter(group -> group.id().equals(map.segment()))
        .map(MapDocument.Group::name)
        .findFirst()
        .orElse(map.segment());
  }

  private String period() {
    String from = map.period().from();
    String to = map.period().to();
    if (from == null && to == null) {
      return "All days";
    }
    return (from == null ? "up to" : from) + (to == null ? " onwards" : " – " + to);
  }

  private List<Html> figures() {
    MapDocument.Totals totals = map.totals();
    List<Html> figures = new ArrayList<>();
    figure(figures, "Customers", totals.customers());
    figure(figures, "Touchpoints", totals.touchpoints());
    figure(figures, "Journeys begun", totals.episodes());
    figure(figures, "Goals reached", totals.goals());
    figure(figures, "Left on the way", totals.dropOffs());
    Measure emotion = totals.emotion();
    if (emotion != null) {
      figures.add(figure("Mood, −100 to +100", Text.score(emotion.value())));
    }
    Measure nps = totals.feedback().nps();
    if (nps != null) {
      figures.add(figure("NPS", Text.score(100 * nps.value())));
    }
    return figures;
  }

  private static void figure(List<Html> figures, String name, @Nullable Long value) {
    if (value != null) {
      figures.add(figure(name, count(value)));
    }
  }

  private static Html figure(String name, String value) {
    return tag("div", "", tag("dt", "", name), tag("dd", "", value));
  }

  private Html footer() {
    String asOf = map.asOf();
    String incomplete =
        map.lag() > 0
            ? " " + count(map.lag()) + " touchpoints had not been read yet: figures will move."
            : "";
    return tag(
        "footer",
        "",
        tag(
            "p",
            "",
            "As of "
                + (asOf == null ? "an unknown moment" : asOf.replace('T', ' '))
                + ", days in "
                + map.zone()
                + "."
                + incomplete),
        tag(
            "p",
            "",
            "Every figure is counted from touchpoints. Ranges are 95 % confidence intervals. A pain"
                + " point is shown only if, over all that were tested, at most one in twenty is"
                + " expected to be chance. Customers of days cannot be added up, so a period other"
                + " than all days has none."));
  }
}
