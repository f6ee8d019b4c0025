package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.customers.CustomerRecord;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.dashboard.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/customers?identifier=} and {@code GET /api/customers/{id}}. */
final class CustomerRoutes {
  private static final Logger ACCESS = LoggerFactory.getLogger("journeyline.access");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern IDENTIFIER = Pattern.compile("[^:\\s]{1,60}:.+");
  private static final String IDENTIFIER_PARAMETER = "identifier";
  private static final int NOT_FOUND = 404;
  private static final int NOT_SET_UP = 501;
  private static final int UNAVAILABLE = 503;

  private final @Nullable CustomerSource source;
  private final Model model;

  CustomerRoutes(@Nullable CustomerSource source, Model model) {
    this.source = source;
    this.model = model;
  }

  List<Route> routes() {
    return List.of(new ByIdentifier(), new ById());
  }

  private Answer answer(Request request, String how, Supplier<Optional<CustomerRecord>> lookup) {
    Optional<CustomerRecord> found;
    try {
      found = lookup.get();
    } catch (CustomerSource.UnavailableException e) {
      throw new ProblemException(UNAVAILABLE, "unavailable", String.valueOf(e.getMessage()), null);
    }
    ACCESS.info(
        "{} ({}) looked up a customer {}: {}",
        request.principal().name(),
        request.principal().role().label(),
        how,
        found.map(CustomerRecord::customerId).orElse("nobody"));
    if (found.isEmpty()) {
      throw new ProblemException(
          NOT_FOUND,
          "nobody",
          "this is no customer: never seen, shared by several people, or under way at present",
          null);
    }
    return Answer.json(Json.bytes(json(found.get())), null);
  }

  private CustomerSource source() {
    CustomerSource known = source;
    if (known == null) {
      throw new ProblemException(
          NOT_SET_UP,
          "not-set-up",
          "single customers are asked of the stream processor: name it with --streams-url",
          null);
    }
    return known;
  }

  private ObjectNode json(CustomerRecord customer) {
    ObjectNode json = Envelope.moment(Json.MAPPER.createObjectNode(), model.moment());
    json.put("customerId", customer.customerId())
        .put("name", customer.name())
        .put("touchpoints", customer.touchpoints());
    customer.identifiers().forEach(json.putArray("identifiers")::add);
    customer.shared().forEach(json.putArray("shared")::add);
    ArrayNode links = json.putArray("links");
    for (CustomerRecord.Link link : customer.links()) {
      links
          .addObject()
          .put("a", link.a())
          .put("b", link.b())
          .put("firstAt", Json.time(link.occurredAt()))
          .put("source", link.source())
          .put("eventId", link.eventId())
          .put("times", link.times());
    }
    ArrayNode timeline = json.putArray("timeline");
    for (CustomerRecord.Contact contact : customer.contacts()) {
      ObjectNode entry =
          timeline
              .addObject()
              .put("occurredAt", Json.time(contact.occurredAt()))
              .put("source", contact.source())
              .put("channel", contact.channel())
              .put("type", contact.type())
              .put("touchpoint", contact.touchpoint())
              .put("stage", contact.stage())
              .put("goal", contact.goal());
      contact.identifiers().forEach(entry.putArray("identifiers")::add);
    }
    return json;
  }

  private static ObjectNode answerSchema() {
    ObjectNode schema = Schemas.moment(Schemas.object());
    Schemas.field(schema, "customerId", "string", false);
    Schemas.field(schema, "name", "string", false)
        .put("description", "the identifier that names the customer");
    Schemas.field(schema, "touchpoints", "integer", false);
    Schemas.field(schema, "identifiers", Schemas.array(Schemas.type("string", false)));
    Schemas.field(schema, "shared", Schemas.array(Schemas.type("string", false)))
        .put("description", "identifiers that others used too, which join nobody");
    ObjectNode link = Schemas.object();
    for (String name : List.of("a", "b", "firstAt", "source", "eventId")) {
      Schemas.field(link, name, "string", false);
    }
    Schemas.field(link, "times", "integer", false);
    Schemas.field(schema, "links", Schemas.array(link))
        .put("description", "why these identifiers are one customer: pairs that came together");
    ObjectNode contact = Schemas.object();
    for (String name : List.of("occurredAt", "source", "channel")) {
      Schemas.field(contact, name, "string", false);
    }
    for (String name : List.of("type", "touchpoint", "stage")) {
      Schemas.field(contact, name, "string", true);
    }
    Schemas.field(contact, "goal", "boolean", false);
    Schemas.field(contact, "identifiers", Schemas.array(Schemas.type("string", false)));
    Schemas.field(schema, "timeline", Schemas.array(contact))
        .put("description", "the last 5000 touchpoints, in order");
    return schema;
  }

  /** By any identifier. */
  private final class ByIdentifier implements Route {
    @Override
    public String path() {
      return "/api/customers";
    }

    @Override
    public String summary() {
      return "The customer that an identifier belongs to; for analysts";
    }

    @Override
    public Set<String> parameters() {
      return Set.of(IDENTIFIER_PARAMETER);
    }

    @Override
    public Role least() {
      return Role.ANALYST;
    }

    @Override
    public ObjectNode schema() {
      return answerSchema();
    }

    @Override
    public Answer answer(Request request) {
      String identifier =
          request
              .parameters()
              .get(IDENTIFIER_PARAMETER)
              .filter(text -> IDENTIFIER.matcher(text).matches())
              .orElseThrow(
                  () ->
                      ProblemException.bad(
                          IDENTIFIER_PARAMETER, "write TYPE:VALUE, such as email:ada@example.com"));
      CustomerSource asked = source();
      String type = identifier.substring(0, identifier.indexOf(':'));
      return CustomerRoutes.this.answer(
          request, "by " + Parameters.plain(type), () -> asked.byIdentifier(identifier));
    }
  }

  /** By id. */
  private final class ById implements Route {
    @Override
    public String path() {
      return "/api/customers/{id}";
    }

    @Override
    public String summary() {
      return "A customer by id; for analysts";
    }

    @Override
    public Set<String> parameters() {
      return Set.of();
    }

    @Override
    public Role least() {
      return Role.ANALYST;
    }

    @Override
    public ObjectNode schema() {
      return answerSchema();
    }

    @Override
    public Answer answer(Request request) {
      String id = request.path("id");
      if (!ID.matcher(id).matches()) {
        throw ProblemException.bad("id", "a customer's id has 32 hexadecimal digits");
      }
      CustomerSource asked = source();
      return CustomerRoutes.this.answer(request, "by id", () -> asked.byId(id));
    }
  }
}
