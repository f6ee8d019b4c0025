package io.journeyline.map.document;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Knowledge;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.cells.StageCell;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.document.MapDocument.Card;
import io.journeyline.map.document.MapDocument.ChannelLane;
import io.journeyline.map.document.MapDocument.Known;
import io.journeyline.map.document.MapDocument.StageColumn;
import io.journeyline.map.figure.Feedback;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.figure.Text;
import io.journeyline.map.statistics.Share;
import io.journeyline.map.targets.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The map's columns and lanes: stages, their touchpoints, and the channels. */
final class StageColumns {
  private final JourneyDefinition definition;
  private final Slice slice;

  StageColumns(JourneyDefinition definition, Slice slice) {
    this.definition = definition;
    this.slice = slice;
  }

  /** Customers, or null where they are not known. */
  static @Nullable Long known(long customers) {
    return customers == Cell.UNKNOWN ? null : customers;
  }

  List<StageColumn> stages() {
    return definition.stages().stream().map(this::stage).toList();
  }

  private StageColumn stage(Stage stage) {
    StageCell cell = slice.stage(stage.id());
    TouchpointCell sum = Metrics.sum(slice, it -> it.stage().equals(stage.id()));
    Duration timeout = stage.timeout();
    return new StageColumn(
        stage.id(),
        Text.name(stage.id()),
        timeout == null ? null : timeout.toString(),
        cell.entered(),
        cell.advanced(),
        cell.returned(),
        cell.dropped(),
        cell.open(),
        cell.converted(),
        known(cell.customers()),
        measure(new Share(cell.advanced(), cell.ended())),
        measure(new Share(cell.dropped(), cell.ended())),
        cell.dwell().p50(),
        cell.dwell().p90(),
        Metrics.emotion(sum).orElse(null),
        Feedback.of(sum.feedback()),
        known(stage),
        cards(stage, cell, sum.lastBeforeDrop()),
        List.of());
  }

  private @Nullable Known known(Stage stage) {
    Knowledge knowledge = definition.knowledgeOf(stage.id()).of(slice.segment());
    return knowledge.equals(Knowledge.NONE)
        ? null
        : new Known(
            knowledge.goal(),
            knowledge.needs(),
            knowledge.questions(),
            knowledge.expectations(),
            knowledge.backstage(),
            knowledge.owner());
  }

  private static @Nullable Measure measure(Share share) {
    return share.n() == 0 ? null : Measure.of(share);
  }

  /** The stage's touchpoints in the order of the definition, busiest channel first. */
  private List<Card> cards(Stage stage, StageCell whole, long drops) {
    List<Card> cards = new ArrayList<>();
    for (TouchpointRule rule : definition.touchpoints()) {
      if (rule.stage().id().equals(stage.id())) {
        slice.touchpoints().values().stream()
            .filter(cell -> cell.touchpoint().equals(rule.id()))
            .sorted(
                Comparator.comparingLong(TouchpointCell::count)
                    .reversed()
                    .thenComparing(TouchpointCell::channel))
            .map(cell -> card(rule, cell, whole, drops))
            .forEach(cards::add);
      }
    }
    return cards;
  }

  private static Card card(TouchpointRule rule, TouchpointCell cell, StageCell stage, long drops) {
    boolean isCounted = cell.customers() > 0 && stage.customers() >= cell.customers();
    return new Card(
        rule.id(),
        Text.name(rule.id()),
        cell.channel(),
        rule.owner(),
        rule.goal(),
        cell.count(),
        known(cell.customers()),
        isCounted ? Measure.rounded((double) cell.customers() / stage.customers()) : null,
        cell.goals(),
        measure(new Share(Math.min(cell.lastBeforeDrop(), cell.count()), cell.count())),
        drops == 0 ? null : Measure.rounded((double) cell.lastBeforeDrop() / drops),
        Metrics.emotion(cell).orElse(null),
        measure(new Share(Math.min(cell.negative(), cell.scored()), cell.scored())),
        Feedback.of(cell.feedback()));
  }

  /** Channels, the busiest first. */
  List<ChannelLane> channels() {
    TouchpointCell all = Metrics.sum(slice, cell -> true);
    return slice.touchpoints().values().stream()
        .map(TouchpointCell::channel)
        .distinct()
        .map(channel -> channel(channel, all))
        .sorted(
            Comparator.comparingLong(ChannelLane::touchpoints)
                .reversed()
                .thenComparing(ChannelLane::id))
        .toList();
  }

  private ChannelLane channel(String channel, TouchpointCell all) {
    TouchpointCell sum = Metrics.sum(slice, cell -> cell.channel().equals(channel));
    return new ChannelLane(
        channel,
        Text.name(channel),
        sum.count(),
        Measure.rounded((double) sum.count() / Math.max(1, all.count())),
        Measure.rounded((double) sum.lastBeforeDrop() / Math.max(1, all.lastBeforeDrop())),
        sum.goals(),
        Metrics.emotion(sum).orElse(null));
  }
}
