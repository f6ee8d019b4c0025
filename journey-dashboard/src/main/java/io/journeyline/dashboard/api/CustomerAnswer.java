package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.map.evidence.Proof;
import io.journeyline.map.story.Sentence;
import io.journeyline.map.story.Story;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerRecord.Contact;
import io.journeyline.schemas.CustomerRecord.Link;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A single customer as the API tells of them: identifiers, timeline, and the story in words. */
final class CustomerAnswer {
  private final JourneyDefinition definition;

  CustomerAnswer(JourneyDefinition definition) {
    this.definition = definition;
  }

  ObjectNode json(CustomerRecord customer, Moment moment) {
    ObjectNode json = Envelope.moment(Json.MAPPER.createObjectNode(), moment);
    json.put("customerId", customer.customerId())
        .put("name", customer.name())
        .put("touchpoints", customer.touchpoints());
    customer.identifiers().forEach(json.putArray("identifiers")::add);
    customer.shared().forEach(json.putArray("shared")::add);
    ArrayNode links = json.putArray("links");
    customer.links().forEach(link -> put(links.addObject(), link));
    ArrayNode timeline = json.putArray("timeline");
    customer.contacts().forEach(contact -> put(timeline.addObject(), contact));
    ArrayNode story = json.putArray("story");
    for (Sentence sentence : story(customer, moment)) {
      ObjectNode told = story.addObject().put("day", sentence.day()).put("text", sentence.text());
      sentence.evidence().forEach(told.putArray("evidence")::add);
    }
    return json;
  }

  private static void put(ObjectNode json, Link link) {
    json.put("a", link.a())
        .put("b", link.b())
        .put("firstAt", Json.time(link.occurredAt()))
        .put("source", link.source())
        .put("eventId", link.eventId())
        .put("times", link.times());
  }

  private static void put(ObjectNode json, Contact contact) {
    json.put("occurredAt", Json.time(contact.occurredAt()))
        .put("source", contact.source())
        .put("eventId", contact.eventId())
        .put("channel", contact.channel())
        .put("type", contact.type())
        .put("touchpoint", contact.touchpoint())
        .put("stage", contact.stage())
        .put("goal", contact.goal())
        .put("score", contact.score());
    contact.identifiers().forEach(json.putArray("identifiers")::add);
  }

  /** The story of the touchpoints that the map knows; none without any. */
  private List<Sentence> story(CustomerRecord customer, Moment moment) {
    List<Proof> known =
        customer.contacts().stream()
            .filter(contact -> contact.touchpoint() != null && contact.stage() != null)
            .map(contact -> proof(customer, contact))
            .toList();
    if (known.isEmpty()) {
      return List.of();
    }
    Long asOf = moment.asOf();
    Instant now = asOf == null ? known.getLast().at() : Instant.ofEpochMilli(asOf);
    return Story.of(definition, known, now).sentences();
  }

  private static Proof proof(CustomerRecord customer, Contact contact) {
    return new Proof(
        contact.source() + '/' + contact.eventId(),
        customer.customerId(),
        Instant.ofEpochMilli(contact.occurredAt()),
        Objects.requireNonNull(contact.stage()),
        Objects.requireNonNull(contact.touchpoint()),
        contact.channel(),
        Set.of(),
        contact.score(),
        null,
        null,
        contact.goal());
  }

  static ObjectNode schema() {
    ObjectNode schema = Schemas.moment(Schemas.object());
    Schemas.field(schema, "customerId", "string", false);
    Schemas.field(schema, "name", "string", false)
        .put("description", "the identifier that names the customer");
    Schemas.field(schema, "touchpoints", "integer", false);
    Schemas.field(schema, "identifiers", texts());
    Schemas.field(schema, "shared", texts())
        .put("description", "identifiers that others used too, which join nobody");
    Schemas.field(schema, "links", Schemas.array(linkSchema()))
        .put("description", "why these identifiers are one customer: pairs that came together");
    Schemas.field(schema, "timeline", Schemas.array(contactSchema()))
        .put("description", "the last 5000 touchpoints, in order");
    ObjectNode sentence = Schemas.object();
    Schemas.field(sentence, "day", "string", false);
    Schemas.field(sentence, "text", "string", false);
    Schemas.field(sentence, "evidence", texts())
        .put("description", "the touchpoints that say it, source/eventId");
    Schemas.field(schema, "story", Schemas.array(sentence))
        .put("description", "what happened, in words that all trace to touchpoints");
    return schema;
  }

  private static ObjectNode texts() {
    return Schemas.array(Schemas.type("string", false));
  }

  private static ObjectNode linkSchema() {
    ObjectNode link = Schemas.object();
    for (String name : List.of("a", "b", "firstAt", "source", "eventId")) {
      Schemas.field(link, name, "string", false);
    }
    Schemas.field(link, "times", "integer", false);
    return link;
  }

  private static ObjectNode contactSchema() {
    ObjectNode contact = Schemas.object();
    for (String name : List.of("occurredAt", "source", "eventId", "channel")) {
      Schemas.field(contact, name, "string", false);
    }
    for (String name : List.of("type", "touchpoint", "stage")) {
      Schemas.field(contact, name, "string", true);
    }
    Schemas.field(contact, "goal", "boolean", false);
    Schemas.field(contact, "score", "integer", true)
        .put("description", "how it felt, basis points from -10000 to 10000");
    Schemas.field(contact, "identifiers", texts());
    return contact;
  }
}
