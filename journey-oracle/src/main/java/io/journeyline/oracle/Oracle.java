package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The published facts as a function of the touchpoints, the definition and a moment. */
public final class Oracle {
  private Oracle() {}

  /**
   * Computes everything anew. Order and repetition of the inputs do not matter.
   *
   * @param touchpoints as sources reported them, neither normalised nor deduplicated
   * @param rejectedByIngest what was rejected before it became a touchpoint
   * @param asOf the moment up to which deadlines have passed, ms; touchpoints after it count too
   */
  public static Snapshot compute(
      JourneyDefinition definition,
      CustomerIds ids,
      Collection<Touchpoint> touchpoints,
      Collection<RejectedTouchpoint> rejectedByIngest,
      long asOf) {
    return resolve(definition, ids, touchpoints, rejectedByIngest, asOf).snapshot();
  }

  /**
   * As {@link #compute}, and which customer each identifier and each touchpoint belongs to. The
   * latter is personal data.
   */
  public static Resolved resolve(
      JourneyDefinition definition,
      CustomerIds ids,
      Collection<Touchpoint> touchpoints,
      Collection<RejectedTouchpoint> rejectedByIngest,
      long asOf) {
    Reading reading = Reading.of(definition);
    Admission admission = Admission.of(reading, touchpoints);
    List<Contact> contacts =
        Contact.inOrder(definition, Deduplication.of(reading, admission.accepted()));
    Rejections rejections = Rejections.of(reading, admission.rejected(), rejectedByIngest);
    Customers customers = new Customers(definition.identity(), contacts);
    List<Attribution> attributions = Attribution.of(customers, ids, contacts);
    List<CustomerJourney> journeys = journeys(definition, attributions, asOf);

    Snapshot snapshot = Snapshot.empty();
    snapshot.stages().putAll(StageCells.of(definition, journeys));
    snapshot.transitions().putAll(TransitionCells.of(definition, journeys));
    snapshot.channelFlows().putAll(ChannelFlowCells.of(definition, journeys));
    snapshot.dropOffs().putAll(DropOffCells.of(definition, journeys));
    snapshot.touchpointStats().putAll(TouchpointStatCells.of(definition, journeys));
    snapshot.funnels().putAll(FunnelCells.of(definition, journeys, asOf));
    snapshot.variants().putAll(VariantCells.of(definition, journeys));
    snapshot.counts().putAll(CountCells.of(definition, attributions, rejections, journeys));
    snapshot.series().putAll(SeriesCells.of(definition, journeys, asOf));
    snapshot.journeys().putAll(JourneyRows.of(journeys));
    return new Resolved(snapshot, AssignmentRows.of(customers, ids, attributions, asOf));
  }

  /** As {@link #compute}, the series alone: for experiments that need nothing else. */
  public static Map<SeriesKey, SeriesCounts> series(
      JourneyDefinition definition,
      CustomerIds ids,
      Collection<Touchpoint> touchpoints,
      long asOf) {
    Reading reading = Reading.of(definition);
    List<Contact> contacts =
        Contact.inOrder(
            definition, Deduplication.of(reading, Admission.of(reading, touchpoints).accepted()));
    Customers customers = new Customers(definition.identity(), contacts);
    List<Attribution> attributions = Attribution.of(customers, ids, contacts);
    return SeriesCells.of(definition, journeys(definition, attributions, asOf), asOf);
  }

  private static List<CustomerJourney> journeys(
      JourneyDefinition definition, List<Attribution> attributions, long asOf) {
    return Attribution.byCustomer(attributions).stream()
        .map(customer -> CustomerJourney.of(definition, customer, asOf))
        .toList();
  }
}
