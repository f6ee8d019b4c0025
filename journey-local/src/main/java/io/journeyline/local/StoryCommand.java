package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normaliser;
import io.journeyline.map.cells.Moment;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.SnapshotCells;
import io.journeyline.map.document.MapBuilder;
import io.journeyline.map.document.MapRequest;
import io.journeyline.map.evidence.Proof;
import io.journeyline.map.story.PersonaStory;
import io.journeyline.map.story.Sentence;
import io.journeyline.map.story.Story;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Resolved;
import io.journeyline.schemas.CustomerIds;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journey story}: what happened to one customer, or typically to a group, in words. */
@Command(
    name = "story",
    description = {
      "Tell the journey of one customer, or with --persona the typical journey of a group.",
      "Every sentence names the touchpoints, or the numbers, that it comes from.",
      "What it prints of a customer is personal data."
    })
final class StoryCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "IDENTIFIER",
      arity = "0..1",
      description = "TYPE:VALUE, such as email:ada@example.com, or a customer id.")
  private @Nullable String identifier;

  @Option(
      names = "--persona",
      paramLabel = "ID",
      description = "The typical journey of a persona or segment, or 'all'.")
  private @Nullable String persona;

  @Mixin private StoredOptions stored = new StoredOptions();
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private KeyOptions key = new KeyOptions();

  @Override
  public Integer call() {
    return call(Console.system());
  }

  int call(Console console) {
    if ((identifier == null) == (persona == null)) {
      throw new CommandException(
          "Whose story? Give an identifier, such as email:ada@example.com, or --persona.",
          ExitCodes.USAGE);
    }
    JourneyDefinition loaded = definition.load();
    if (persona != null) {
      MapCommand.requirePersona(persona, loaded, definition.file());
    }
    StoredOptions.Stored read = stored.read(console);
    Resolved resolved =
        Oracle.resolve(loaded, key.customerIds(), read.touchpoints(), read.rejected(), read.asOf());
    Instant asOf = Instant.ofEpochMilli(read.asOf());
    if (persona != null) {
      group(persona, loaded, resolved, asOf).forEach(console::result);
      return ExitCodes.OK;
    }
    return customer(String.valueOf(identifier), loaded, read, resolved, console);
  }

  private static List<String> group(
      String persona, JourneyDefinition loaded, Resolved resolved, Instant asOf) {
    var cells = SnapshotCells.of(resolved.snapshot(), loaded, new Moment(asOf, asOf, 0));
    return PersonaStory.of(
        new MapBuilder(loaded, cells).build(new MapRequest(persona, Period.ALL)));
  }

  private static int customer(
      String identifier,
      JourneyDefinition loaded,
      StoredOptions.Stored read,
      Resolved resolved,
      Console console) {
    String customer = owner(identifier, loaded, resolved);
    List<Proof> proofs =
        customer == null
            ? List.of()
            : Proofs.of(loaded, read.touchpoints(), resolved.assignments(), customer);
    if (proofs.isEmpty()) {
      console.status(
          customer == null
              ? "Nobody has this identifier: no touchpoint carries it, or strangers share it. See `journey who`."
              : "This customer has no touchpoint that the map knows.");
      return ExitCodes.FOUND;
    }
    Story story = Story.of(loaded, proofs, Instant.ofEpochMilli(read.asOf()));
    console.result(
        "Customer %s%s"
            .formatted(
                story.customer(),
                story.groups().isEmpty() ? "" : " (" + String.join(", ", story.groups()) + ")"));
    for (Sentence sentence : story.sentences()) {
      console.result(
          "%s  %s  [%s]"
              .formatted(
                  sentence.day(),
                  printable(sentence.text()),
                  String.join(", ", sentence.evidence())));
    }
    return ExitCodes.OK;
  }

  private static @Nullable String owner(
      String identifier, JourneyDefinition loaded, Resolved resolved) {
    if (CustomerIds.isId(identifier)) {
      return identifier;
    }
    WhoCommand.requireTyped(identifier);
    return new Normaliser(loaded.identity())
        .identifier(identifier)
        .map(form -> resolved.assignments().identities().get(form))
        .orElse(null);
  }

  /** What customers wrote must not steer a terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
