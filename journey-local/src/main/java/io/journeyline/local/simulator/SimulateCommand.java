package io.journeyline.local.simulator;

import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that writes a simulated shop's touchpoints as JSON Lines. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the touchpoints of a simulated shop as JSON Lines, in order of arrival.",
      "The same options give the same bytes on every machine."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was written",
      "1:the output could not be written, or there were fewer touchpoints than asked for",
      "2:an option is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  journey simulate --customers 2000 --days 60 --seed 7 --out shop.jsonl.gz",
      "  journey simulate --touchpoints 20000 --out shop.jsonl",
      "  journey simulate --customers 50 --late 0 --duplicates 0 --hostile 0 | head"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;
  private static final SimulatorSettings DEFAULTS = SimulatorSettings.defaults();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "Number of people; default: 1000, or enough for --touchpoints.")
  private @Nullable Integer customers;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days in which they act; default: 60. Late uploads may arrive after them.")
  private int days = DEFAULTS.days();

  @Option(names = "--seed", paramLabel = "N", description = "What makes runs differ; default: 1.")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--touchpoints",
      paramLabel = "N",
      description = "Stop after exactly N lines; default: when the period is over.")
  private @Nullable Long touchpoints;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "First moment, ISO-8601; default: 2026-01-05T00:00:00Z.")
  private String start = DEFAULTS.start().toString();

  @Option(
      names = "--late",
      paramLabel = "SHARE",
      description = "Share that arrives hours to days late, 0 to 1; default: 0.03.")
  private double late = DEFAULTS.shares().late();

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      description = "Repetitions per touchpoint, 0 to 1; default: 0.02.")
  private double duplicates = DEFAULTS.shares().duplicates();

  @Option(
      names = "--hostile",
      paramLabel = "SHARE",
      description = "Share with unusable identifiers or an absurd time, 0 to 1; default: 0.001.")
  private double hostile = DEFAULTS.shares().hostile();

  @Option(
      names = "--trouble",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "How many times as often as usual owners have a problem, and open a ticket.")
  private double trouble = 1;

  @Option(
      names = "--incident",
      paramLabel = "INCIDENT",
      description = {
        "Something that goes wrong, KIND:SIZE:START:DURATION; may be repeated. Kinds:",
        "payment-error, declined-cards, broken-page, campaign-flood, tracking-outage,",
        "slow-support."
      })
  private List<String> incidents = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write, compressed if it ends in .gz; default: standard output.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    SimulatorSettings settings = settings();
    Simulator simulator = new Simulator(settings);
    long limit = touchpoints == null ? Long.MAX_VALUE : touchpoints;
    long written;
    try (OutputStream output = open()) {
      written = write(simulator.iterator(), limit, output);
    } catch (ReaderGoneException e) {
      return ExitCode.OK;
    } catch (IOException e) {
      errors().println("simulate: cannot write " + target() + ": " + reason(e));
      return ExitCode.SOFTWARE;
    }
    if (touchpoints != null && written < touchpoints) {
      errors()
          .printf(
              "simulate: only %d of %d touchpoints in %d days of %d customers;"
                  + " raise --customers or --days%n",
              written, touchpoints, settings.days(), settings.customers());
      return ExitCode.SOFTWARE;
    }
    return ExitCode.OK;
  }

  private SimulatorSettings settings() {
    if (touchpoints != null && touchpoints < 0) {
      throw wrong("touchpoints is " + touchpoints + "; allowed: whole numbers from 0");
    }
    try {
      return new SimulatorSettings(
          people(),
          days,
          seed,
          firstMoment(),
          new SimulatorSettings.Shares(late, duplicates, hostile),
          incidents.stream().map(Incident::parse).toList(),
          trouble);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Instant firstMoment() {
    try {
      return Instant.parse(start);
    } catch (DateTimeParseException e) {
      throw wrong("start is " + start + "; allowed: a moment such as " + DEFAULTS.start());
    }
  }

  private int people() {
    if (customers != null) {
      return customers;
    }
    return touchpoints == null
        ? DEFAULTS.customers()
        : SimulatorSettings.enoughFor(touchpoints, days);
  }

  private static long write(Iterator<Touchpoint> touchpoints, long limit, OutputStream output)
      throws IOException {
    long written = 0;
    while (written < limit && touchpoints.hasNext()) {
      output.write(TouchpointJson.canonical(touchpoints.next()));
      output.write('\n');
      written++;
    }
    return written;
  }

  private OutputStream open() throws IOException {
    if (out == null) {
      return new BufferedOutputStream(new StandardOutput(), BUFFER);
    }
    OutputStream file = Files.newOutputStream(out);
    return new BufferedOutputStream(
        out.toString().endsWith(".gz") ? new GZIPOutputStream(file, BUFFER) : file, BUFFER);
  }

  private String target() {
    return out == null ? "standard output" : out.toString();
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "its folder does not exist; create it first";
      case AccessDeniedException _ -> "permission denied";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  private PrintWriter errors() {
    return command().commandLine().getErr();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command().commandLine(), "--" + message);
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("run through picocli");
    }
    return spec;
  }

  /** The process's output, which outlives this command. */
  private static final class StandardOutput extends FilterOutputStream {
    StandardOutput() {
      super(System.out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      if (System.out.checkError()) {
        throw new ReaderGoneException();
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** The reader of standard output, {@code head} for example, has seen enough. */
  private static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
