package io.journeyline.map.document;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.definition.Stage;
import io.journeyline.map.action.Action;
import io.journeyline.map.action.Effects;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.CellSource;
import io.journeyline.map.cells.FunnelCell;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.cells.TransitionCell;
import io.journeyline.map.document.MapDocument.ActionState;
import io.journeyline.map.document.MapDocument.Curve;
import io.journeyline.map.document.MapDocument.Days;
import io.journeyline.map.document.MapDocument.FunnelSteps;
import io.journeyline.map.document.MapDocument.Group;
import io.journeyline.map.document.MapDocument.Step;
import io.journeyline.map.document.MapDocument.Totals;
import io.journeyline.map.evidence.Illustrations;
import io.journeyline.map.evidence.Proof;
import io.journeyline.map.figure.Feedback;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.figure.Text;
import io.journeyline.map.pain.PainPoint;
import io.journeyline.map.pain.PainPoints;
import io.journeyline.map.statistics.Share;
import io.journeyline.map.targets.Metrics;
import io.journeyline.map.targets.TargetResult;
import io.journeyline.map.targets.Targets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws a map from cells. */
public final class MapBuilder {
  private static final String START = "START";
  private static final String TARGET = "target.";

  private final JourneyDefinition definition;
  private final CellSource cells;

  public MapBuilder(JourneyDefinition definition, CellSource cells) {
    this.definition = definition;
    this.cells = cells;
  }

  /** The map of one group over one period, from cells alone. */
  public MapDocument build(MapRequest request) {
    return build(request, List.of(), List.of());
  }

  /**
   * The map with examples and customers' own words.
   *
   * @param proofs all touchpoints that may be shown
   * @param actions that were taken in this map
   */
  public MapDocument build(MapRequest request, List<Proof> proofs, List<Action> actions) {
    Period period = request.period();
    Slice slice = cells.slice(request.segment(), period);
    PainPoints found = PainPoints.find(definition, cells, period, request.segment());
    List<TargetResult> targets = Targets.evaluate(definition, cells, period);
    StageColumns columns = new StageColumns(definition, slice);
    Illustrations illustrations =
        Illustrations.of(proofs, request.segment(), period, definition.zone());
    return new MapDocument(
        MapDocument.FORMAT,
        definition.map(),
        definition.version(),
        definition.zone().getId(),
        text(cells.moment().asOf()),
        text(cells.moment().watermark()),
        cells.moment().lag(),
        request.segment(),
        new Days(text(period.from()), text(period.to())),
        groups(),
        totals(slice),
        columns.stages().stream().map(illustrations::quote).toList(),
        columns.channels(),
        curves(request.segment(), period),
        transitions(slice),
        funnels(slice),
        found.pains().stream().map(illustrations::illustrate).toList(),
        found.delights().stream().map(illustrations::illustrate).toList(),
        targets,
        opportunities(found.pains(), targets, actions),
        actions.stream().map(action -> state(action, found.pains())).toList());
  }

  private static List<String> opportunities(
      List<PainPoint> pains, List<TargetResult> targets, List<Action> actions) {
    Set<String> taken = actions.stream().map(Action::about).collect(Collectors.toSet());
    return Stream.concat(
            pains.stream().map(PainPoint::id),
            targets.stream()
                .filter(target -> target.status() == TargetResult.Status.MISSED)
                .map(target -> TARGET + target.id()))
        .filter(id -> !taken.contains(id))
        .toList();
  }

  private ActionState state(Action action, List<PainPoint> pains) {
    LocalDate since =
        pains.stream()
            .filter(point -> point.id().equals(action.about()))
            .map(PainPoint::since)
            .filter(Objects::nonNull)
            .map(LocalDate::parse)
            .findFirst()
            .orElse(null);
    return new ActionState(
        action.id(),
        action.about(),
        action.owner(),
        action.what(),
        action.start().toString(),
        action.expected(),
        new Effects(definition, cells).measure(action, since));
  }

  private static @Nullable String text(@Nullable Object moment) {
    return moment == null ? null : moment.toString();
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    groups.add(group(Cell.ALL_CUSTOMERS, "All customers", null));
    for (Persona persona : definition.personas()) {
      groups.add(group(persona.id(), persona.name(), persona.description()));
    }
    for (Segment segment : definition.segments()) {
      groups.add(group(segment.id(), Text.name(segment.id()), null));
    }
    return groups;
  }

  private Group group(String id, String name, @Nullable String description) {
    boolean isKnown = id.equals(Cell.ALL_CUSTOMERS) && cells.customers() != Cell.UNKNOWN;
    return new Group(id, name, description, isKnown ? cells.customers() : null);
  }

  private Totals totals(Slice slice) {
    TouchpointCell all = Metrics.sum(slice, cell -> true);
    boolean isEverybody =
        slice.segment().equals(Cell.ALL_CUSTOMERS)
            && slice.period().isAll()
            && cells.customers() != Cell.UNKNOWN;
    long episodes =
        slice.transitions().values().stream()
            .filter(cell -> cell.from().equals(START))
            .mapToLong(TransitionCell::count)
            .sum();
    return new Totals(
        isEverybody ? cells.customers() : null,
        all.count(),
        episodes,
        all.goals(),
        all.lastBeforeDrop(),
        Metrics.emotion(all).orElse(null),
        Feedback.of(all.feedback()));
  }

  /** The group itself first, then everybody and the other groups. */
  private List<Curve> curves(String segment, Period period) {
    List<Curve> curves = new ArrayList<>();
    List<Group> groups = new ArrayList<>(groups());
    groups.sort((a, b) -> Boolean.compare(b.id().equals(segment), a.id().equals(segment)));
    for (Group group : groups) {
      Slice slice = cells.slice(group.id(), period);
      List<@Nullable Measure> points = new ArrayList<>();
      for (Stage stage : definition.stages()) {
        TouchpointCell sum = Metrics.sum(slice, cell -> cell.stage().equals(stage.id()));
        points.add(Metrics.emotion(sum).orElse(null));
      }
      curves.add(new Curve(group.id(), group.name(), points));
    }
    return curves;
  }

  private static List<Step> transitions(Slice slice) {
    Map<String, Long> leaving = new TreeMap<>();
    slice.transitions().values().forEach(it -> leaving.merge(it.from(), it.count(), Long::sum));
    return slice.transitions().values().stream()
        .map(
            cell ->
                new Step(
                    cell.from(),
                    cell.to(),
                    cell.count(),
                    StageColumns.known(cell.customers()),
                    Measure.rounded(
                        new Share(cell.count(), leaving.getOrDefault(cell.from(), cell.count()))
                            .rate())))
        .toList();
  }

  private List<FunnelSteps> funnels(Slice slice) {
    List<FunnelSteps> funnels = new ArrayList<>();
    for (Funnel funnel : definition.funnels()) {
      FunnelCell cell = slice.funnel(funnel.id());
      Share conversion = Metrics.conversion(cell);
      funnels.add(
          new FunnelSteps(
              funnel.id(),
              Text.name(funnel.id()),
              funnel.steps().stream().map(Funnel.Step::id).toList(),
              cell.entered(),
              cell.reached(),
              cell.converted(),
              cell.pending(),
              conversion.n() == 0 ? null : Measure.of(conversion),
              cell.convertTime().p50()));
    }
    return funnels;
  }
}
