package io.journeyline.local.simulator;

import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A touchpoint in the making. */
final class Draft {
  private static final long MICROS_PER_CENT = 10_000;

  private final Touchpoint touchpoint = new Touchpoint();
  private final List<Identifier> identifiers;
  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> traits = new LinkedHashMap<>();

  Draft(EventType type, long occurredAt, List<Identifier> identifiers) {
    this.identifiers = new ArrayList<>(identifiers);
    touchpoint.setType(type.label);
    touchpoint.setOccurredAt(occurredAt);
    touchpoint.setIdentifiers(this.identifiers);
    touchpoint.setProperties(properties);
    touchpoint.setTraits(traits);
  }

  long occurredAt() {
    return touchpoint.getOccurredAt();
  }

  Draft identifier(String idType, String id) {
    identifiers.add(new Identifier(idType, id));
    return this;
  }

  Draft alias(String one, String other) {
    touchpoint.setAliasOf(List.of(one, other));
    return this;
  }

  Draft property(String name, Object content) {
    properties.put(name, content);
    return this;
  }

  Draft product(Product product) {
    return property("product", product.sku())
        .property("category", product.category())
        .property("price", product.price());
  }

  /** A fact of the person; null erases it. */
  Draft trait(String name, @Nullable Object content) {
    traits.put(name, content);
    return this;
  }

  Draft text(String words) {
    touchpoint.setText(words);
    return this;
  }

  Draft feedback(String metric, int score, int min, int max) {
    touchpoint.setFeedback(new Feedback(metric, (double) score, (double) min, (double) max));
    return this;
  }

  Draft euros(long cents) {
    touchpoint.setValue(new Money(cents * MICROS_PER_CENT, "EUR"));
    return this;
  }

  Draft campaign(Map<String, String> fields) {
    touchpoint.setCampaign(fields);
    return this;
  }

  Draft consent(boolean analytics, boolean marketing) {
    Map<String, Boolean> purposes = new LinkedHashMap<>();
    purposes.put("analytics", analytics);
    purposes.put("marketing", marketing);
    touchpoint.setConsent(purposes);
    return this;
  }

  /** Completes the touchpoint; a draft makes one. */
  Touchpoint complete(String eventId, String source, String channel, long receivedAt) {
    identifiers.sort(Comparator.comparing(Identifier::getType));
    touchpoint.setEventId(eventId);
    touchpoint.setSource(source);
    touchpoint.setChannel(channel);
    touchpoint.setReceivedAt(receivedAt);
    return touchpoint;
  }
}
