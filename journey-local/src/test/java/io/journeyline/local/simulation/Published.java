package io.journeyline.local.simulation;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import io.journeyline.streams.aggregates.AggregateRecords;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.journey.JourneyFact;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all tasks together have said: the simulation's topics. */
final class Published implements Outlet {
  private final Differences cells = new Differences();
  private final Map<String, Journey> journeys = new TreeMap<>();
  final Map<String, @Nullable String> owners = new TreeMap<>();
  final List<Row> refused = new ArrayList<>();
  final List<JourneyFact> steps = new ArrayList<>();
  int merges;
  int splits;

  @Override
  public void cells(Differences differences) {
    differences.forEachPublished((cell, measures) -> cells.at(cell).addAll(measures));
  }

  @Override
  public void journey(String customer, @Nullable Journey journey) {
    if (journey == null) {
      journeys.remove(customer);
    } else {
      journeys.put(customer, journey);
    }
  }

  @Override
  public void refuse(Row row) {
    refused.add(row);
  }

  @Override
  public void step(String customer, JourneyFact fact, boolean correction) {
    steps.add(fact);
  }

  @Override
  public void owner(String identifier, @Nullable String customer) {
    owners.put(identifier, customer);
  }

  @Override
  public void forget(String identifier) {
    owners.remove(identifier);
  }

  @Override
  public void change(
      Kind kind, String customer, List<String> before, List<String> after, Cause cause) {
    if (kind == Kind.MERGED) {
      merges++;
    } else {
      splits++;
    }
  }

  /** Drops said and not revived, less those that the aggregates count; by stage and touchpoint. */
  Map<String, Long> unbalancedDrops() {
    Map<String, Long> drops = new TreeMap<>();
    for (JourneyFact step : steps) {
      long by =
          switch (step.type()) {
            case DROPPED -> 1;
            case REVIVED -> -1;
            case ENTERED, ADVANCED, RETURNED, CONVERTED -> 0;
          };
      drops.merge(step.stage() + " " + step.touchpoint() + " " + step.channel(), by, Long::sum);
    }
    cells.forEach(
        (cell, sum) -> {
          if (cell.aggregate() == Aggregate.DROP_OFFS
              && cell.dimension(0).equals(Cell.ALL_CUSTOMERS)
              && cell.day().equals(Cell.ALL_DAYS)) {
            String key = String.join(" ", cell.dimensions().subList(1, 4));
            drops.merge(key, -sum.count(Measure.COUNT), Long::sum);
          }
        });
    drops.values().removeIf(difference -> difference == 0);
    return drops;
  }

  Snapshot snapshot(JourneyDefinition definition, CustomerIds ids) {
    Snapshot snapshot = Snapshot.empty();
    Map<Aggregate, AggregateRecords> records =
        AggregateRecords.all(new Topics("simulated.", 1), definition);
    cells.forEach(
        (cell, sum) ->
            put(Objects.requireNonNull(records.get(cell.aggregate())), cell, sum, snapshot));
    journeys.forEach((customer, journey) -> snapshot.journeys().put(ids.of(customer), journey));
    return snapshot;
  }

  private static void put(AggregateRecords records, Cell cell, Measures sum, Snapshot snapshot) {
    Object key = records.key(cell);
    Object value = records.value(cell, sum);
    switch (cell.aggregate()) {
      case STAGES -> snapshot.stages().put((StageKey) key, (StageCounts) value);
      case TRANSITIONS -> snapshot.transitions().put((TransitionKey) key, (TransitionCounts) value);
      case CHANNEL_FLOWS ->
          snapshot.channelFlows().put((ChannelFlowKey) key, (ChannelFlowCounts) value);
      case DROP_OFFS -> snapshot.dropOffs().put((DropOffKey) key, (DropOffCounts) value);
      case FUNNELS -> snapshot.funnels().put((FunnelKey) key, (FunnelCounts) value);
      case TOUCHPOINT_STATS ->
          snapshot.touchpointStats().put((TouchpointStatKey) key, (TouchpointStatCounts) value);
      case VARIANTS -> snapshot.variants().put((VariantKey) key, (VariantCounts) value);
      case SERIES -> snapshot.series().put((SeriesKey) key, (SeriesCounts) value);
      case COUNTS -> snapshot.counts().put((CountKey) key, (CountValue) value);
    }
  }
}
