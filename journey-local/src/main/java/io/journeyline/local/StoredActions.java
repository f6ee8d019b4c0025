package io.journeyline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.map.action.Action;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Actions as they are kept: in the topic {@code actions}, or in a file of JSON Lines. */
final class StoredActions {
  private StoredActions() {}

  /** Those of one map, by id. */
  static List<Action> read(TopicReader reader, Topics topics, String map) {
    Map<String, Action> actions = new TreeMap<>();
    reader.read(
        topics.actions,
        record -> {
          io.journeyline.schemas.Action value = record.value();
          if (value == null || !value.getMap().equals(map)) {
            actions.remove(record.key());
          } else {
            actions.put(record.key(), action(record.key(), value));
          }
        });
    return List.copyOf(actions.values());
  }

  private static Action action(String id, io.journeyline.schemas.Action value) {
    return new Action(
        id,
        value.getAbout(),
        value.getOwner(),
        value.getWhat(),
        LocalDate.parse(value.getStart()),
        value.getExpected());
  }

  static io.journeyline.schemas.Action value(String map, Action action) {
    return new io.journeyline.schemas.Action(
        map,
        action.about(),
        action.owner(),
        action.what(),
        action.start().toString(),
        action.expected());
  }

  /** Those of a file, one object a line: id, about, owner, what, start, expected. */
  static List<Action> read(Path file) throws IOException {
    List<Action> actions = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        actions.add(parse(line, file + ", line " + number));
      }
    }
    return actions;
  }

  private static Action parse(String line, String place) {
    try {
      JsonNode node = new ObjectMapper().readTree(line);
      String id = node.path("id").asText();
      String about = node.path("about").asText();
      String what = node.path("what").asText();
      if (id.isEmpty() || about.isEmpty() || what.isEmpty()) {
        throw new CommandException(
            place + ": an action needs 'id', 'about', 'what' and 'start'", ExitCodes.USAGE);
      }
      return new Action(
          id,
          about,
          node.path("owner").isTextual() ? node.path("owner").textValue() : null,
          what,
          LocalDate.parse(node.path("start").asText()),
          node.path("expected").isNumber() ? node.path("expected").doubleValue() : null);
    } catch (JsonProcessingException e) {
      throw new CommandException(place + ": not JSON", ExitCodes.USAGE, e);
    } catch (DateTimeException e) {
      throw new CommandException(
          place + ": 'start' must be a day such as 2026-02-16", ExitCodes.USAGE, e);
    }
  }
}
