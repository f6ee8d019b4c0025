package io.journeyline.streams.home;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identity;
import io.journeyline.schemas.IdentityChange;
import io.journeyline.schemas.IdentityChangeKind;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.JourneyEvent;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.cells.Change;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.journey.JourneyFact;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Puts what a task says into records of its topics; identifiers become HMACs here. */
final class TopicOutlet implements Outlet {
  private final ProcessorContext<Object, Object> context;
  private final Topics topics;
  private final JourneyDefinition definition;
  private final CustomerIds customerIds;
  private final LongSupplier origin;
  private long timestamp;

  /** Most is said of the same customer as the word before. */
  private String named = "";

  private String id = "";

  TopicOutlet(
      ProcessorContext<Object, Object> context,
      Topics topics,
      JourneyDefinition definition,
      CustomerIds customerIds,
      LongSupplier origin) {
    this.context = context;
    this.topics = topics;
    this.definition = definition;
    this.customerIds = customerIds;
    this.origin = origin;
  }

  /** The timestamp of records from now on. */
  void at(long time) {
    timestamp = time;
  }

  void message(String to, Envelope envelope) {
    forward(to, envelope.toBytes(), HomeTopology.FORWARDS_SINK);
  }

  void rejected(RejectedTouchpoint rejected) {
    forward(rejected.getSource(), Rejections.bounded(rejected), HomeTopology.REJECTED_SINK);
  }

  @Override
  public void cells(Differences differences) {
    if (!differences.isZero()) {
      forward("", new Change(differences, origin.getAsLong()), HomeTopology.CHANGES);
    }
  }

  @Override
  public void journey(String customer, @Nullable Journey journey) {
    forward(id(customer), journey, HomeTopology.JOURNEYS_SINK);
  }

  @Override
  public void refuse(Row row) {
    rejected(Rejections.tooLate(row, topics.touchpoints));
  }

  @Override
  public void step(String customer, JourneyFact fact, boolean correction) {
    JourneyEvent.Builder event =
        JourneyEvent.newBuilder()
            .setType(fact.type())
            .setCorrection(correction)
            .setMap(definition.map())
            .setVersion(definition.version())
            .setStage(fact.stage())
            .setTouchpoint(fact.touchpoint())
            .setChannel(fact.channel())
            .setAt(fact.at());
    if (fact.fromStage() != null) {
      event.setFromStage(fact.fromStage());
    }
    forward(id(customer), event.build(), HomeTopology.EVENTS_SINK);
  }

  @Override
  public void owner(String identifier, @Nullable String customer) {
    Identity.Builder identity = Identity.newBuilder();
    if (customer != null) {
      identity.setCustomerId(id(customer)).setPartition(context.taskId().partition());
    }
    forward(customerIds.of(identifier), identity.build(), HomeTopology.IDENTITIES_SINK);
  }

  @Override
  public void forget(String identifier) {
    forward(customerIds.of(identifier), null, HomeTopology.IDENTITIES_SINK);
  }

  @Override
  public void change(
      Kind kind, String customer, List<String> before, List<String> after, Cause cause) {
    IdentityChange change =
        IdentityChange.newBuilder()
            .setKind(IdentityChangeKind.valueOf(kind.name()))
            .setBefore(before.stream().map(customerIds::of).sorted().toList())
            .setAfter(after.stream().map(customerIds::of).sorted().toList())
            .setSource(cause.source())
            .setEventId(cause.eventId())
            .build();
    forward(customerIds.of(customer), change, HomeTopology.IDENTITY_CHANGES_SINK);
  }

  private String id(String customer) {
    if (!customer.equals(named)) {
      id = customerIds.of(customer);
      named = customer;
    }
    return id;
  }

  private void forward(String key, @Nullable Object value, String child) {
    context.forward(new Record<>((Object) key, value, timestamp), child);
  }
}
