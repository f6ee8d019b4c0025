package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.local.pipeline.PublishedFacts;
import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.map.action.Action;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Cells;
import io.journeyline.map.cells.ExportCells;
import io.journeyline.map.cells.Moment;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.SnapshotCells;
import io.journeyline.map.document.MapBuilder;
import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapRequest;
import io.journeyline.map.evidence.Proof;
import io.journeyline.map.render.HtmlMap;
import io.journeyline.map.render.MapJson;
import io.journeyline.map.render.MarkdownMap;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Resolved;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journey map}: the journey map as one document. */
@Command(
    name = "map",
    description = {
      "Write the journey map as one document: of a running pipeline, of an export,",
      "or of files with --input."
    })
final class MapCommand implements Callable<Integer> {
  /** How to write it. */
  enum Format {
    JSON,
    MD,
    HTML
  }

  @Option(
      names = "--format",
      paramLabel = "json|md|html",
      defaultValue = "json",
      description = "JSON, Markdown, or a page that needs no other file (default: json).")
  private Format format = Format.JSON;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  private @Nullable Path out;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Draw it from a folder that export, replay or oracle wrote.")
  private @Nullable Path export;

  @Option(
      names = "--persona",
      paramLabel = "ID",
      defaultValue = Cell.ALL_CUSTOMERS,
      description = "A persona or segment (default: all customers).")
  private String persona = Cell.ALL_CUSTOMERS;

  @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2026-02-01.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--evidence",
      description = {
        "Of a running pipeline: read its touchpoints too, for examples, what is at stake,",
        "and customers' own words where their consent allows."
      })
  private boolean evidence;

  @Option(
      names = "--actions",
      paramLabel = "FILE",
      description = {
        "With --export or --input: actions to show, as JSON Lines with id, about, owner, what,",
        "start, expected. A running pipeline has its own."
      })
  private @Nullable Path actions;

  @Mixin private StoredOptions stored = new StoredOptions();
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private KeyOptions key = new KeyOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Period period = period();
    JourneyDefinition loaded = definition.load();
    requirePersona(persona, loaded, definition.file());
    Drawn drawn = drawn(loaded, Console.system());
    MapBuilder builder = new MapBuilder(loaded, drawn.cells());
    write(builder.build(new MapRequest(persona, period), drawn.proofs(), drawn.actions()));
    return ExitCodes.OK;
  }

  /** What a map is drawn from. */
  private record Drawn(Cells cells, List<Proof> proofs, List<Action> actions) {}

  private Period period() {
    try {
      return new Period(from, to);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "--from %s is later than --to %s".formatted(from, to), ExitCodes.USAGE, e);
    }
  }

  /** Ends the command where there is no such group of customers. */
  static void requirePersona(String persona, JourneyDefinition loaded, Path file) {
    boolean isKnown =
        persona.equals(Cell.ALL_CUSTOMERS)
            || loaded.personas().stream().anyMatch(it -> it.id().equals(persona))
            || loaded.segments().stream().anyMatch(it -> it.id().equals(persona));
    if (!isKnown) {
      throw new CommandException(
          "No persona or segment '%s' in %s".formatted(persona, file), ExitCodes.USAGE);
    }
  }

  private Drawn drawn(JourneyDefinition loaded, Console console) throws IOException {
    if (export != null) {
      return new Drawn(exported(export, loaded), List.of(), given());
    }
    if (stored.isFiles()) {
      return computed(loaded, console);
    }
    List<Proof> proofs = evidence ? computed(loaded, console).proofs() : List.of();
    Connection kafka = stored.connection().connection();
    Topics topics = stored.connection().existingTopics();
    kafka.provision(topics);
    TopicReader reader = new TopicReader(kafka.kafka(), kafka.wireFormat());
    return new Drawn(
        published(kafka, topics, loaded), proofs, StoredActions.read(reader, topics, loaded.map()));
  }

  private List<Action> given() throws IOException {
    if (actions == null) {
      return List.of();
    }
    if (!Files.isRegularFile(actions)) {
      throw new CommandException("No such file: " + actions, ExitCodes.USAGE);
    }
    return StoredActions.read(actions);
  }

  private static Cells exported(Path dir, JourneyDefinition loaded) throws IOException {
    if (!Files.isDirectory(dir)) {
      throw new CommandException("No such folder: " + dir, ExitCodes.USAGE);
    }
    Cells cells = ExportCells.read(dir, loaded);
    if (cells.stages().isEmpty()) {
      throw new CommandException(
          "%s has no figures of map %s, version %d: was it exported with this definition?"
              .formatted(dir, loaded.map(), loaded.version()),
          ExitCodes.USAGE);
    }
    return cells;
  }

  private Drawn computed(JourneyDefinition loaded, Console console) throws IOException {
    StoredOptions.Stored read = stored.read(console);
    Instant asOf = Instant.ofEpochMilli(read.asOf());
    Resolved resolved =
        Oracle.resolve(loaded, key.customerIds(), read.touchpoints(), read.rejected(), read.asOf());
    return new Drawn(
        SnapshotCells.of(resolved.snapshot(), loaded, new Moment(asOf, asOf, 0)),
        Proofs.of(loaded, read.touchpoints(), resolved.assignments()),
        given());
  }

  /** What a running pipeline has published by now. */
  static Cells published(Connection kafka, Topics topics, JourneyDefinition loaded) {
    return cells(kafka.facts(topics), loaded);
  }

  /** As {@link #published}, of facts that are followed. */
  static Cells cells(PublishedFacts facts, JourneyDefinition loaded) {
    PipelineProgress progress = facts.progress();
    return SnapshotCells.of(
        facts.snapshot(),
        loaded,
        new Moment(moment(progress.asOf()), moment(progress.watermark()), progress.lag()));
  }

  private static @Nullable Instant moment(long millis) {
    return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
  }

  private void write(MapDocument document) throws IOException {
    String text =
        switch (format) {
          case JSON -> MapJson.write(document);
          case MD -> MarkdownMap.write(document);
          case HTML -> HtmlMap.write(document);
        };
    if (out != null) {
      Files.writeString(out, text);
      Console.system().status("Wrote " + out);
      return;
    }
    PrintWriter writer = spec.commandLine().getOut();
    writer.print(text);
    writer.flush();
  }
}
