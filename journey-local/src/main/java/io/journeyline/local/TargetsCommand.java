package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.PublishedFacts;
import io.journeyline.local.pipeline.TopicWriter;
import io.journeyline.map.cells.Cells;
import io.journeyline.map.cells.Period;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.render.TargetTexts;
import io.journeyline.map.targets.TargetResult;
import io.journeyline.map.targets.Targets;
import io.journeyline.schemas.TargetKey;
import io.journeyline.schemas.TargetState;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey targets}: the definition's targets against what is. */
@Command(
    name = "targets",
    description = {
      "Hold the definition's targets against what a running pipeline has published.",
      "Exit code 1: one is missed."
    })
final class TargetsCommand implements Callable<Integer> {
  @Option(
      names = "--publish",
      description = "Write the topic targets too: a record whenever a target's state changes.")
  private boolean publish;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Again and again until Ctrl-C, this long apart: 5s, 1m.")
  private @Nullable Duration every;

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  private final Map<TargetKey, TargetState> written = new HashMap<>();

  @Override
  public Integer call() throws InterruptedException {
    JourneyDefinition loaded = definition.load();
    if (loaded.targets().isEmpty()) {
      throw new CommandException(
          "The definition %s has no targets".formatted(definition.file()), ExitCodes.USAGE);
    }
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    PublishedFacts facts = kafka.facts(topics);
    if (publish) {
      kafka.provision(topics);
    }
    boolean isMissed;
    do {
      isMissed = look(loaded, kafka, topics, facts);
      if (every != null) {
        Thread.sleep(every);
      }
    } while (every != null);
    return isMissed ? ExitCodes.FOUND : ExitCodes.OK;
  }

  /** Whether a target is missed. */
  private boolean look(
      JourneyDefinition loaded, Connection kafka, Topics topics, PublishedFacts facts) {
    Cells cells = MapCommand.cells(facts, loaded);
    List<TargetResult> results = Targets.evaluate(loaded, cells, Period.ALL);
    if (publish) {
      publish(loaded, kafka, topics, results, cells.moment().watermark());
    }
    if (every == null) {
      results.forEach(result -> Console.system().result(line(result)));
    }
    return results.stream().anyMatch(it -> it.status() == TargetResult.Status.MISSED);
  }

  /** A target and what is, for people. */
  static String line(TargetResult result) {
    return "%-8s %s: %s of %s %s for %s is %s (n %,d); allowed: %s"
        .formatted(
            result.status().id(),
            result.id(),
            result.metric(),
            result.subject(),
            result.about(),
            result.segment(),
            TargetTexts.actual(result),
            result.n(),
            TargetTexts.bound(result));
  }

  private void publish(
      JourneyDefinition loaded,
      Connection kafka,
      Topics topics,
      List<TargetResult> results,
      @Nullable Instant watermark) {
    try (TopicWriter<TargetKey, TargetState> writer =
        new TopicWriter<>(topics.targets, kafka.kafka(), kafka.wireFormat())) {
      for (TargetResult result : results) {
        TargetKey key = new TargetKey(loaded.map(), loaded.version(), result.id());
        TargetState before = written.get(key);
        TargetState now = state(result, before == null ? null : before.getWatermark());
        if (!now.equals(before)) {
          now.setWatermark(watermark == null ? null : watermark.toEpochMilli());
          writer.write(key, now);
          written.put(key, now);
        }
      }
    }
  }

  private static TargetState state(TargetResult result, @Nullable Long watermark) {
    Measure actual = result.actual();
    return new TargetState(
        result.subject(),
        result.about(),
        result.metric(),
        result.segment(),
        result.atLeast(),
        result.atMost(),
        actual == null ? null : actual.value(),
        result.gap(),
        result.status().id(),
        result.isSure(),
        result.n(),
        watermark);
  }
}
