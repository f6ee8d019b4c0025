package io.journeyline.schemas;

import io.journeyline.schemas.Topic.Cleanup;
import java.util.List;

/**
 * The catalogue of topics of one pipeline: producers, topologies, tests and tools all take them
 * from here.
 */
public final class Topics {
  public static final String DEFAULT_PREFIX = "journey.";

  /**
   * Touchpoints as sources reported them, keyed by an identifier of their home, {@code type:value}.
   */
  public final Topic<String, Touchpoint> touchpoints;

  /** What could not be counted, with its bytes, keyed by source. */
  public final Topic<String, RejectedTouchpoint> rejected;

  /** Internal: what is sent on to the task that owns an identifier. */
  public final Topic<String, byte[]> forwards;

  /** Internal: differences of aggregate cells. */
  public final Topic<byte[], byte[]> differences;

  /** Whose each identifier is, keyed by its HMAC. */
  public final Topic<String, Identity> identities;

  /** Identifiers about which nothing may be taken in, each keyed by its HMAC. */
  public final Topic<String, Suppression> suppressed;

  /** Merges and splits of customers, keyed by customer id. */
  public final Topic<String, IdentityChange> identityChanges;

  /** Where each customer stands, keyed by customer id. */
  public final Topic<String, Journey> journeys;

  /** Steps of journeys, keyed by customer id. */
  public final Topic<String, JourneyEvent> journeyEvents;

  public final Topic<StageKey, StageCounts> stages;
  public final Topic<TransitionKey, TransitionCounts> transitions;
  public final Topic<ChannelFlowKey, ChannelFlowCounts> channelFlows;
  public final Topic<DropOffKey, DropOffCounts> dropOffs;
  public final Topic<FunnelKey, FunnelCounts> funnels;
  public final Topic<TouchpointStatKey, TouchpointStatCounts> touchpointStats;
  public final Topic<VariantKey, VariantCounts> variants;
  public final Topic<CountKey, CountValue> counts;
  public final Topic<SeriesKey, SeriesCounts> series;

  /** Alerts in their present states, keyed by their ids; one partition, to keep their order. */
  public final Topic<String, Alert> alerts;

  /** What keeps alerts from being delivered, keyed by its id. */
  public final Topic<String, AlertSilence> alertSilences;

  /** How far alert rules have been judged, keyed by map, version, rule and dimensions. */
  public final Topic<String, AlertStand> alertStands;

  /** Alerts that a receiver did not take, keyed by receiver and alert. */
  public final Topic<String, AlertDeadLetter> alertDeadLetters;

  /** Targets of the definition against what is. */
  public final Topic<TargetKey, TargetState> targets;

  /** What is done about pain points and targets, keyed by its id. */
  public final Topic<String, Action> actions;

  /** What the last comparison with a recomputation found, keyed by map. */
  public final Topic<String, Verdict> verdicts;

  /**
   * How far each task has come; one partition, so that its order is the order of cause and effect.
   */
  public final Topic<String, Progress> progress;

  private final String prefix;
  private final int partitions;

  public Topics(String prefix, int partitions) {
    this.prefix = prefix;
    this.partitions = partitions;
    touchpoints = of(prefix + "touchpoints", String.class, Touchpoint.class, Cleanup.DELETE, true);
    rejected =
        of(prefix + "rejected", String.class, RejectedTouchpoint.class, Cleanup.DELETE, true);
    forwards = of(prefix + "forwards", String.class, byte[].class, Cleanup.CONSUMED, true);
    differences = of(prefix + "differences", byte[].class, byte[].class, Cleanup.CONSUMED, false);
    identities = of(prefix + "identities", String.class, Identity.class, Cleanup.COMPACT, false);
    suppressed = of(prefix + "suppressed", String.class, Suppression.class, Cleanup.COMPACT, false);
    identityChanges =
        of(prefix + "identity-changes", String.class, IdentityChange.class, Cleanup.DELETE, false);
    journeys = of(prefix + "journeys", String.class, Journey.class, Cleanup.COMPACT, false);
    journeyEvents =
        of(prefix + "journey-events", String.class, JourneyEvent.class, Cleanup.DELETE, false);
    stages = of(prefix + "stages", StageKey.class, StageCounts.class, Cleanup.COMPACT, false);
    transitions =
        of(
            prefix + "transitions",
            TransitionKey.class,
            TransitionCounts.class,
            Cleanup.COMPACT,
            false);
    channelFlows =
        of(
            prefix + "channel-flows",
            ChannelFlowKey.class,
            ChannelFlowCounts.class,
            Cleanup.COMPACT,
            false);
    dropOffs =
        of(prefix + "drop-offs", DropOffKey.class, DropOffCounts.class, Cleanup.COMPACT, false);
    funnels = of(prefix + "funnels", FunnelKey.class, FunnelCounts.class, Cleanup.COMPACT, false);
    touchpointStats =
        of(
            prefix + "touchpoint-stats",
            TouchpointStatKey.class,
            TouchpointStatCounts.class,
            Cleanup.COMPACT,
            false);
    variants =
        of(prefix + "variants", VariantKey.class, VariantCounts.class, Cleanup.COMPACT, false);
    counts = of(prefix + "counts", CountKey.class, CountValue.class, Cleanup.COMPACT, false);
    targets = of(prefix + "targets", TargetKey.class, TargetState.class, Cleanup.COMPACT, false);
    actions = of(prefix + "actions", String.class, Action.class, Cleanup.COMPACT, false);
    series = of(prefix + "series", SeriesKey.class, SeriesCounts.class, Cleanup.COMPACT, false);
    alerts = single("alerts", Alert.class, Cleanup.COMPACT);
    alertSilences = single("alert-silences", AlertSilence.class, Cleanup.COMPACT);
    alertStands = single("alert-stands", AlertStand.class, Cleanup.COMPACT);
    alertDeadLetters = single("alert-dead-letters", AlertDeadLetter.class, Cleanup.DELETE);
    verdicts = single("verdicts", Verdict.class, Cleanup.COMPACT);
    progress =
        new Topic<>(prefix + "progress", String.class, Progress.class, Cleanup.COMPACT, 1, false);
  }

  private <K, V> Topic<K, V> of(
      String name, Class<K> keyType, Class<V> valueType, Cleanup cleanup, boolean restricted) {
    return new Topic<>(name, keyType, valueType, cleanup, partitions, restricted);
  }

  private <V> Topic<String, V> single(String name, Class<V> valueType, Cleanup cleanup) {
    return new Topic<>(prefix + name, String.class, valueType, cleanup, 1, false);
  }

  /** What all topics' names start with. */
  public String prefix() {
    return prefix;
  }

  /**
   * Number of partitions of every topic but {@link #progress}, {@link #verdicts} and those of
   * alerts; fixed by the first start.
   */
  public int partitions() {
    return partitions;
  }

  public List<Topic<?, ?>> all() {
    return List.of(
        touchpoints,
        rejected,
        forwards,
        differences,
        identities,
        suppressed,
        identityChanges,
        journeys,
        journeyEvents,
        stages,
        transitions,
        channelFlows,
        dropOffs,
        funnels,
        touchpointStats,
        variants,
        counts,
        targets,
        actions,
        series,
        alerts,
        alertSilences,
        alertStands,
        alertDeadLetters,
        verdicts,
        progress);
  }
}
