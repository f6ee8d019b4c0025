package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.chaos.ChaosException;
import io.journeyline.local.chaos.ChaosReport;
import io.journeyline.local.chaos.ChaosRun;
import io.journeyline.local.chaos.ChaosSettings;
import io.journeyline.local.chaos.Deck;
import io.journeyline.local.chaos.Fault;
import io.journeyline.local.chaos.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey chaos}: breaks a cluster of three brokers and two instances again and again. */
@Command(
    name = "chaos",
    description = {
      "Run three brokers and two instances under load, break them in every way, and compare with a",
      "recomputation after each fault. Exit code 1: a cell differs, or a touchpoint was lost."
    })
final class ChaosCommand implements Callable<Integer> {
  /** Says that a folder is an experiment's, and may be deleted. */
  private static final String MARK = "journeyline-chaos";

  @Mixin private DefinitionOption definition = new DefinitionOption();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      required = true,
      description = "How long; a round that has begun is finished.")
  private int minutes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, another crowd and order of faults (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "" + ChaosSettings.DEFAULT_PER_SECOND,
      description = "Touchpoints a second (default: ${DEFAULT-VALUE}).")
  private int rate = ChaosSettings.DEFAULT_PER_SECOND;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data-chaos",
      description = {
        "Folder for the experiment, emptied first and deleted if all goes well",
        "(default: ./${DEFAULT-VALUE})."
      })
  private Path data = Path.of("data-chaos");

  @Option(names = "--keep", description = "Keep the folder, with all logs, in any case.")
  private boolean keep;

  private final List<Round> rounds = new CopyOnWriteArrayList<>();

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Console console = Console.system();
    JourneyDefinition loaded = definition.load();
    requirePositive("--minutes", minutes);
    requirePositive("--rate", rate);
    Path folder = prepare();
    ChaosSettings settings =
        new ChaosSettings(
            folder,
            definition.file(),
            loaded,
            seed,
            ChaosSettings.DEFAULT_PARTITIONS,
            rate,
            ChaosSettings.DEFAULT_PATIENCE);
    int code;
    try (OpenParts parts = new OpenParts()) {
      parts.add(() -> report(console));
      code = run(settings, parts, console);
    }
    if (!keep && code == ExitCodes.OK) {
      delete(folder);
    }
    return code;
  }

  private int run(ChaosSettings settings, OpenParts parts, Console console)
      throws InterruptedException, ExecutionException {
    LogFile.open(settings.folder());
    console.status("Starting three brokers, a registry and two instances …");
    try {
      ChaosRun chaos = parts.add(ChaosRun.start(settings));
      console.status(
          "Ready: every record is acknowledged by at least %d of 3 brokers; %d touchpoints/s, seed %d. Logs are in %s."
              .formatted(chaos.inSync(), rate, seed, data));
      List<Round> done =
          chaos.run(
              new Deck(Fault.ALL, seed),
              Duration.ofMinutes(minutes),
              round -> {
                rounds.add(round);
                console.status(ChaosReport.line(round));
                round.problems().forEach(problem -> console.status("       " + problem));
              });
      return done.stream().allMatch(Round::holds) ? ExitCodes.OK : ExitCodes.FOUND;
    } catch (ChaosException e) {
      throw new CommandException(
          "The cluster did not start: " + e.getMessage(), ExitCodes.ENVIRONMENT, e);
    } catch (RuntimeException e) {
      if (parts.awaitInterrupt(Duration.ZERO)) {
        // What fails now fails because it was closed.
        return ExitCodes.OK;
      }
      throw e;
    }
  }

  /** At the end, and at Ctrl-C. */
  private void report(Console console) {
    if (!rounds.isEmpty()) {
      ChaosReport.table(rounds).forEach(console::result);
    }
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new CommandException(
          "%s is %d; allowed: whole numbers from 1".formatted(option, value), ExitCodes.USAGE);
    }
  }

  private Path prepare() {
    Path folder = data.toAbsolutePath().normalize();
    try {
      if (Files.exists(folder)) {
        if (!Files.exists(folder.resolve(MARK))) {
          throw new CommandException(
              "The folder %s is not an experiment's (%s is missing). Choose another with --data."
                  .formatted(folder, MARK),
              ExitCodes.ENVIRONMENT);
        }
        delete(folder);
      }
      Files.createDirectories(folder);
      Files.createFile(folder.resolve(MARK));
      return folder;
    } catch (IOException e) {
      throw new CommandException(
          "The folder %s cannot be used: %s".formatted(folder, e), ExitCodes.ENVIRONMENT, e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
