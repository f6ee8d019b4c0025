package io.journeyline.local;

import io.journeyline.definition.DefinitionException;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.file.FileOptions;
import io.journeyline.ingest.file.FileReader;
import io.journeyline.ingest.file.TouchpointFiles;
import io.journeyline.ingest.publish.FileImport;
import io.journeyline.ingest.publish.FileImport.Counts;
import io.journeyline.ingest.publish.TouchpointPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The files that a command reads touchpoints from. */
final class InputOptions {
  /** What the names of files may end in, for people. */
  static final String ENDINGS = ".jsonl, .csv, .tsv, .xes, each also with .gz, and .parquet";

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Files of touchpoints: " + ENDINGS + ".")
  private List<Path> inputs = List.of();

  @Mixin private FormatOptions format = new FormatOptions();

  List<Path> inputs() {
    return inputs;
  }

  FormatOptions format() {
    return format;
  }

  /** Ends the command when a file is not there, before anything else is waited for. */
  void requireFiles() {
    format.requireFiles(inputs);
  }

  /** Publishes all files as far as they are let in, with progress. */
  Counts publish(TouchpointPublisher publisher, Admission admission, Console console) {
    try (Progress progress = console.progress("Reading", size(), "bytes")) {
      Map<Path, Long> read = new HashMap<>();
      return new FileImport(publisher, admission)
          .run(
              inputs,
              format.options(),
              at -> {
                read.put(at.file(), at.bytesRead());
                progress.to(read.values().stream().mapToLong(Long::longValue).sum());
              });
    } catch (DefinitionException e) {
      throw unusable(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads all files. */
  void read(Consumer<? super Ingested> consumer) {
    read(inputs, format.options(), consumer);
  }

  /** As {@link #read(Consumer)}, for other options that name files. */
  static void read(List<Path> inputs, FileOptions options, Consumer<? super Ingested> consumer) {
    for (Path input : inputs) {
      try (FileReader reader = TouchpointFiles.open(input, options)) {
        reader.read(consumer);
      } catch (DefinitionException e) {
        throw unusable(e);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }

  private long size() {
    long size = 0;
    for (Path input : inputs) {
      try {
        size += Files.size(input);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    return size;
  }

  private static CommandException unusable(DefinitionException e) {
    return new CommandException(
        "A mapping cannot be used:\n  " + e.getMessage(), ExitCodes.FOUND, e);
  }

  private static CommandException unreadable(IOException e) {
    String message =
        e instanceof java.nio.file.NoSuchFileException
            ? "there is no such file: " + e.getMessage()
            : String.valueOf(e.getMessage());
    return new CommandException(message, ExitCodes.USAGE, e);
  }
}
