package io.journeyline.local;

import io.journeyline.ingest.Ingested;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.TouchpointLog;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command finds touchpoints that are there already: a running pipeline, or files. */
final class StoredOptions {
  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = {
        "Read this file of touchpoints instead of a running pipeline's; may be repeated.",
        InputOptions.ENDINGS + "."
      })
  private List<Path> inputs = List.of();

  @Mixin private FormatOptions format = new FormatOptions();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = {
        "The moment to speak of, ISO-8601 (default: up to which the pipeline has come;",
        "of files, the latest touchpoint)."
      })
  private @Nullable Instant asOf;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  /** Whether files were given, so that no pipeline is asked. */
  boolean isFiles() {
    return !inputs.isEmpty();
  }

  ConnectionOptions connection() {
    return connection;
  }

  /** Touchpoints as sources reported them, and the moment to speak of, ms. */
  record Stored(List<Touchpoint> touchpoints, List<RejectedTouchpoint> rejected, long asOf) {}

  /** Reads all there are. Nothing is written anywhere. */
  Stored read(Console console) {
    Stored stored = inputs.isEmpty() ? readPipeline() : readFiles();
    console.status(
        "Read %,d touchpoints %s, as of %s"
            .formatted(
                stored.touchpoints().size(),
                inputs.isEmpty() ? "of the pipeline" : "of files",
                ExportCommand.moment(stored.asOf())));
    return stored;
  }

  private Stored readPipeline() {
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    long published = kafka.facts(topics).progress().asOf();
    TouchpointLog log = kafka.log(topics);
    TouchpointLog.Cut cut = log.read(log.ends());
    return new Stored(
        cut.touchpoints(),
        cut.rejected(),
        moment(published == Long.MIN_VALUE ? latest(cut.touchpoints()) : published));
  }

  private Stored readFiles() {
    format.requireFiles(inputs);
    List<Touchpoint> touchpoints = new ArrayList<>();
    List<RejectedTouchpoint> rejected = new ArrayList<>();
    InputOptions.read(
        inputs,
        format.options(),
        ingested -> {
          switch (ingested) {
            case Ingested.Accepted(Touchpoint touchpoint) -> touchpoints.add(touchpoint);
            case Ingested.Rejected(RejectedTouchpoint rejection) -> rejected.add(rejection);
          }
        });
    return new Stored(touchpoints, rejected, moment(latest(touchpoints)));
  }

  private long moment(long otherwise) {
    return asOf == null ? otherwise : asOf.toEpochMilli();
  }

  /** Of those that ingest could have received then: clocks that go wrong say nothing of now. */
  private static long latest(List<Touchpoint> touchpoints) {
    return touchpoints.stream()
        .mapToLong(touchpoint -> Math.min(touchpoint.getOccurredAt(), touchpoint.getReceivedAt()))
        .max()
        .orElse(0);
  }
}
