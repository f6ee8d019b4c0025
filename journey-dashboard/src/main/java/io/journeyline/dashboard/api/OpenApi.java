package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the API as OpenAPI 3.1, from the routes themselves. */
final class OpenApi {
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final Map<String, String> PROBLEMS =
      Map.of(
          "400", "A parameter is not as it should be; the problem names it",
          "401", "Tokens are needed, and there is no valid one",
          "403", "The role does not suffice; x-role tells which one does",
          "404", "Something that a parameter names is not there",
          "500", "A mistake in Journeyline itself");
  private static final Map<String, String> BODY_PROBLEMS =
      Map.of(
          "413", "The body is too large",
          "415", "The body is not sent as application/json");

  /** What CSV tells of its moment in headers. */
  private static final List<String> MOMENT =
      List.of("asOf", "watermark", "lag", "complete", "stale", "omitted", "hidden");

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry(QuestionReader.FROM, "First day, yyyy-MM-dd; without from and to, all days"),
          Map.entry(QuestionReader.TO, "Last day, included"),
          Map.entry(QuestionReader.SEGMENT, "Segment or persona; all by default"),
          Map.entry(
              QuestionReader.VERSION, "Version of the definition; the present one by default"),
          Map.entry(QuestionReader.GRAIN, "day: a row for each day; total by default"),
          Map.entry(QuestionReader.FORMAT, "csv: RFC 4180; json by default"),
          Map.entry(QuestionReader.CHANNEL, "Only rows of this channel"),
          Map.entry(QuestionReader.LIMIT, "Most rows; 100 by default"),
          Map.entry(QuestionReader.BY, "Only this breakdown value"));

  private OpenApi() {}

  static ObjectNode document(List<Route> routes) {
    ObjectNode document = Json.MAPPER.createObjectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Journeyline dashboard")
        .put("version", "1")
        .put(
            "description",
            "What the pipeline has published. Durations are milliseconds; customers of several days"
                + " are null, for they cannot be added up. Every answer tells asOf and watermark and"
                + " has an ETag, but those with personal data, which browsers do not keep.");
    ObjectNode paths = document.putObject("paths");
    for (Route route : routes) {
      ObjectNode operation = paths.putObject(route.path()).putObject("get");
      operation.put("summary", route.summary()).put("x-role", route.least().label());
      parameters(operation, route);
      responses(operation, route);
    }
    live(paths);
    session(paths);
    actions(paths);
    silences(paths);
    security(document);
    ObjectNode problem = Schemas.object();
    Schemas.field(problem, "type", "string", false);
    Schemas.field(problem, "title", "string", false);
    Schemas.field(problem, "status", "integer", false);
    Schemas.field(problem, "detail", "string", false);
    problem.withObjectProperty("properties").set("parameter", Schemas.type("string", false));
    document.withObjectProperty("components").putObject("schemas").set("Problem", problem);
    return document;
  }

  /** A token, or the cookie that one is exchanged for; neither where there are none. */
  private static void security(ObjectNode document) {
    ObjectNode schemes = document.withObjectProperty("components").putObject("securitySchemes");
    schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
    schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", Gate.COOKIE);
    ArrayNode any = document.putArray("security");
    any.addObject().putArray("bearer");
    any.addObject().putArray("session");
    any.addObject();
  }

  private static void parameters(ObjectNode operation, Route route) {
    Matcher names = PATH_PARAMETER.matcher(route.path());
    while (names.find()) {
      operation
          .withArrayProperty("parameters")
          .addObject()
          .put("name", names.group(1))
          .put("in", "path")
          .put("required", true)
          .set("schema", Schemas.type("string", false));
    }
    for (String name : new TreeSet<>(route.parameters())) {
      operation
          .withArrayProperty("parameters")
          .addObject()
          .put("name", name)
          .put("in", "query")
          .put("description", MEANINGS.getOrDefault(name, name))
          .set("schema", schema(name));
    }
  }

  private static ObjectNode schema(String parameter) {
    return switch (parameter) {
      case QuestionReader.VERSION -> Schemas.type("integer", false).put("minimum", 0);
      case QuestionReader.LIMIT ->
          Schemas.type("integer", false).put("minimum", 1).put("maximum", QuestionReader.MOST_ROWS);
      case QuestionReader.GRAIN -> Schemas.words(QuestionReader.GRAINS);
      case QuestionReader.FORMAT -> Schemas.words(QuestionReader.FORMATS);
      case QuestionReader.FROM, QuestionReader.TO ->
          Schemas.type("string", false).put("format", "date");
      default -> Schemas.type("string", false);
    };
  }

  private static void responses(ObjectNode operation, Route route) {
    ObjectNode responses = operation.putObject("responses");
    ObjectNode ok = responses.putObject("200").put("description", "The answer");
    ObjectNode content = ok.putObject("content");
    content.putObject(Json.CONTENT_TYPE).set("schema", route.schema());
    if (route.parameters().contains(QuestionReader.FORMAT)) {
      content.putObject("text/csv").set("schema", Schemas.type("string", false));
      ObjectNode headers = ok.putObject("headers");
      MOMENT.forEach(
          name ->
              headers
                  .putObject(Envelope.header(name))
                  .put("description", "With CSV: " + name)
                  .set("schema", Schemas.type("string", false)));
    }
    responses.putObject("304").put("description", "What If-None-Match names is still true");
    problems(responses, PROBLEMS);
  }

  private static void problems(ObjectNode responses, Map<String, String> problems) {
    new TreeMap<>(problems)
        .forEach(
            (status, meaning) ->
                responses
                    .putObject(status)
                    .put("description", meaning)
                    .putObject("content")
                    .putObject(ProblemException.CONTENT_TYPE)
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem"));
  }

  private static void session(ObjectNode paths) {
    ObjectNode path = paths.putObject(SessionRoutes.PATH);
    Map<String, String> meanings =
        Map.of(
            "get", "Who one is, and whether tokens are needed at all",
            "post", "Sign in with Authorization: Bearer TOKEN; sets a cookie for the page",
            "delete", "Sign out");
    meanings.forEach(
        (method, meaning) -> {
          ObjectNode operation = path.putObject(method).put("summary", meaning);
          ObjectNode ok = operation.putObject("responses").putObject("200");
          ok.put("description", "Done");
          if (!method.equals("delete")) {
            ok.putObject("content")
                .putObject(Json.CONTENT_TYPE)
                .set("schema", SessionRoutes.schema());
          }
        });
  }

  private static void actions(ObjectNode paths) {
    ObjectNode body = Schemas.object();
    for (String name : List.of("id", "about", "what", "start")) {
      Schemas.field(body, name, "string", false);
    }
    body.withObjectProperty("properties").set("owner", Schemas.type("string", true));
    body.withObjectProperty("properties").set("expected", Schemas.type("number", true));
    post(paths, "/api/actions", "Add an action, or change the one of this id", body);
    delete(paths, "/api/actions/{id}", "Give an action up");
  }

  private static void silences(ObjectNode paths) {
    ObjectNode body = Schemas.object();
    Schemas.field(body, "for", "string", false);
    Schemas.field(body, "reason", "string", false);
    body.withObjectProperty("properties").set("rule", Schemas.type("string", true));
    body.withObjectProperty("properties").set("dimensions", Schemas.type("object", true));
    post(
        paths,
        SilenceRoutes.PATH,
        "Keep alerts of a rule, or all, from being delivered for a time",
        body);
    delete(paths, SilenceRoutes.PATH + "/{id}", "Lift a silence");
  }

  private static void post(ObjectNode paths, String path, String summary, ObjectNode body) {
    ObjectNode post = paths.withObjectProperty(path).putObject("post");
    post.put("summary", summary).put("x-role", "owner");
    body.put("additionalProperties", false);
    post.putObject("requestBody")
        .put("required", true)
        .putObject("content")
        .putObject(Json.CONTENT_TYPE)
        .set("schema", body);
    problems(written(post), PROBLEMS);
    problems(post.withObjectProperty("responses"), BODY_PROBLEMS);
  }

  private static void delete(ObjectNode paths, String path, String summary) {
    ObjectNode delete = paths.putObject(path).putObject("delete");
    delete.put("summary", summary).put("x-role", "owner");
    delete
        .putArray("parameters")
        .addObject()
        .put("name", "id")
        .put("in", "path")
        .put("required", true)
        .set("schema", Schemas.type("string", false));
    problems(written(delete), PROBLEMS);
  }

  private static ObjectNode written(ObjectNode operation) {
    ObjectNode responses = operation.putObject("responses");
    responses.putObject("200").put("description", "Kafka has it");
    return responses;
  }

  private static void live(ObjectNode paths) {
    ObjectNode operation = paths.putObject(LiveRoute.PATH).putObject("get");
    operation.put("summary", "Server-sent events: what has changed, as soon as it is readable");
    operation.put(
        "description",
        "Event hello (at the begin), change (cells or the moment changed) and reset (some changes"
            + " were missed: read everything again). Data of each: changed, a list of names of"
            + " aggregates, and asOf, watermark, lag, complete, stale. Comments keep the connection"
            + " alive. Last-Event-ID resumes.");
    operation
        .withArrayProperty("parameters")
        .addObject()
        .put("name", "Last-Event-ID")
        .put("in", "header")
        .set("schema", Schemas.type("string", false));
    ObjectNode responses = operation.putObject("responses");
    responses
        .putObject("200")
        .put("description", "Events until the client leaves")
        .putObject("content")
        .putObject(LiveRoute.CONTENT_TYPE)
        .set("schema", Schemas.type("string", false));
    responses
        .putObject("503")
        .put("description", "Too many listen; Retry-After says when to retry");
  }
}
