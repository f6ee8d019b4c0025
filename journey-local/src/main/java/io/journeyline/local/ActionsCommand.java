package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.local.pipeline.TopicWriter;
import io.journeyline.map.action.Action;
import io.journeyline.map.document.MapBuilder;
import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapDocument.ActionState;
import io.journeyline.map.document.MapRequest;
import io.journeyline.schemas.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journey actions}: what is done about pain points and targets, and what came of it. */
@Command(
    name = "actions",
    description = {
      "List what is done about pain points and targets, each with its measured effect;",
      "add an action, or drop one."
    })
final class ActionsCommand implements Callable<Integer> {
  /** What to do with actions. */
  enum Deed {
    LIST,
    ADD,
    DROP
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|add|drop",
      defaultValue = "list",
      description = "What to do (default: list).")
  private Deed deed = Deed.LIST;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "Name of the action; adding it again replaces it.")
  private @Nullable String id;

  @Option(
      names = "--about",
      paramLabel = "ID",
      description = "Id of a pain point, as the map tells it, or of a target as target.ID.")
  private @Nullable String about;

  @Option(names = "--what", paramLabel = "TEXT", description = "What is done.")
  private @Nullable String what;

  @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
  private @Nullable String owner;

  @Option(
      names = "--start",
      paramLabel = "DAY",
      description = "First day on which it can work, such as 2026-02-16.")
  private @Nullable LocalDate start;

  @Option(
      names = "--expected",
      paramLabel = "CHANGE",
      description = "Change of the figure that is hoped for, in its unit.")
  private @Nullable Double expected;

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() {
    JourneyDefinition loaded = definition.load();
    Console console = Console.system();
    switch (deed) {
      case LIST -> list(loaded, console);
      case ADD -> {
        Action action = action();
        write(action.id(), StoredActions.value(loaded.map(), action));
        console.result("Added " + action.id());
      }
      case DROP -> {
        write(requireId(), null);
        console.result("Dropped " + requireId());
      }
    }
    return ExitCodes.OK;
  }

  private String requireId() {
    if (id == null || id.isBlank()) {
      throw new CommandException(
          "Which action? Give it a name, such as mend-payment.", ExitCodes.USAGE);
    }
    return id;
  }

  private Action action() {
    String name = requireId();
    if (about == null || what == null || start == null) {
      throw new CommandException("An action needs --about, --what and --start.", ExitCodes.USAGE);
    }
    return new Action(name, about, owner, what, start, expected);
  }

  private void write(String name, io.journeyline.schemas.@Nullable Action value) {
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    kafka.provision(topics);
    try (TopicWriter<String, io.journeyline.schemas.Action> writer =
        new TopicWriter<>(topics.actions, kafka.kafka(), kafka.wireFormat())) {
      writer.write(name, value);
    }
  }

  private void list(JourneyDefinition loaded, Console console) {
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    kafka.provision(topics);
    TopicReader reader = new TopicReader(kafka.kafka(), kafka.wireFormat());
    List<Action> actions = StoredActions.read(reader, topics, loaded.map());
    MapDocument map =
        new MapBuilder(loaded, MapCommand.published(kafka, topics, loaded))
            .build(MapRequest.EVERYTHING, List.of(), actions);
    for (ActionState action : map.actions()) {
      console.result(
          "%s: %s (about %s, since %s, owner %s)"
              .formatted(
                  action.id(),
                  action.what(),
                  action.about(),
                  action.start(),
                  action.owner() == null ? "nobody" : action.owner()));
      console.result("  " + action.effect().says());
    }
    if (map.actions().isEmpty()) {
      console.result("No actions yet.");
    }
    if (!map.opportunities().isEmpty()) {
      console.result("Nobody acts on: " + String.join(", ", map.opportunities()));
    }
  }
}
