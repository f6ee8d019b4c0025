package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.access.Sha256;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.dashboard.model.Model;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerRecord;
import java.util.HexFormat;
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
  private static final int HASH_BYTES = 8;
  private static final int NOT_FOUND = 404;
  private static final int NOT_SET_UP = 501;
  private static final int UNAVAILABLE = 503;

  private final @Nullable CustomerSource source;
  private final Model model;
  private final CustomerAnswer answer;
  private final List<String> types;

  CustomerRoutes(@Nullable CustomerSource source, JourneyDefinition definition, Model model) {
    this.source = source;
    this.model = model;
    answer = new CustomerAnswer(definition);
    types = definition.identity().types();
  }

  List<Route> routes() {
    return List.of(new ByIdentifier(), new ById());
  }

  private Answer answer(Request request, String how, Supplier<Optional<CustomerRecord>> lookup) {
    Optional<CustomerRecord> found;
    try {
      found = lookup.get();
    } catch (CustomerSource.UnavailableException e) {
      log(request, how, "not told");
      throw new ProblemException(UNAVAILABLE, "unavailable", String.valueOf(e.getMessage()), null);
    }
    log(request, how, found.map(CustomerRecord::customerId).orElse("nobody"));
    if (found.isEmpty()) {
      throw new ProblemException(
          NOT_FOUND,
          "nobody",
          "this is no customer: never seen, shared by several people, or under way at present",
          null);
    }
    return Answer.personal(Json.bytes(answer.json(found.get(), model.moment())));
  }

  private static void log(Request request, String how, String found) {
    ACCESS.info(
        "{} ({}) looked up a customer {}: {}",
        request.principal().name(),
        request.principal().role().label(),
        how,
        found);
  }

  /**
   * What the log tells of an identifier: its type if the definition knows it, since anything may
   * stand there, and its hash, by which somebody who knows the identifier finds who asked for it.
   */
  private String plain(String identifier) {
    String type = identifier.substring(0, identifier.indexOf(':'));
    return "by %s, SHA-256 %s"
        .formatted(types.contains(type) ? type : "another type", hash(identifier));
  }

  private static String hash(String identifier) {
    return HexFormat.of().formatHex(Sha256.of(identifier), 0, HASH_BYTES);
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
      return CustomerAnswer.schema();
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
      return CustomerRoutes.this.answer(
          request, plain(identifier), () -> asked.byIdentifier(identifier));
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
      return CustomerAnswer.schema();
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
