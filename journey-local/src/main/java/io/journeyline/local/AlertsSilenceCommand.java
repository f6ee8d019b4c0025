package io.journeyline.local;

import io.journeyline.alerts.SilenceWriter;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.AlertSilence;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journey alerts silence}: not to be told for a while. */
@Command(
    name = "silence",
    description = {
      "Keep alerts of a rule, or all, from being delivered for a time; they are still in the topic.",
      "Without a duration, list the silences that there are."
    })
final class AlertsSilenceCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "Id of the rule; without it, every rule.")
  private @Nullable String rule;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long, such as PT2H.")
  private @Nullable Duration duration;

  @Option(
      names = "--where",
      paramLabel = "DIMENSION=VALUE",
      description = "Only alerts with this, such as channel=web; may be repeated.")
  private Map<String, String> where = new LinkedHashMap<>();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; for others to read.")
  private String reason = "";

  @Option(names = "--lift", paramLabel = "ID", description = "End the silence with this id.")
  private @Nullable String lift;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() {
    Console console = Console.system();
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    kafka.provision(topics);
    Duration given = duration;
    if (given == null && lift == null) {
      kafka.facts(topics).silences().forEach((id, silence) -> print(id, silence, console));
      return ExitCodes.OK;
    }
    try (SilenceWriter writer = new SilenceWriter(topics, kafka.kafka(), kafka.wireFormat())) {
      if (lift != null) {
        writer.lift(lift);
        console.result("Lifted " + lift);
      } else if (given != null) {
        long now = InstantSource.system().millis();
        AlertSilence silence =
            new AlertSilence(rule, where, now, now + given.toMillis(), author(), reason);
        console.result("Silenced as " + writer.silence(silence));
      }
    }
    return ExitCodes.OK;
  }

  private static String author() {
    return System.getProperty("user.name", "");
  }

  private static void print(String id, AlertSilence silence, Console console) {
    console.result(
        "%s  %s%s until %s %s"
            .formatted(
                id,
                silence.getRule() == null ? "every rule" : silence.getRule(),
                silence.getDimensions().isEmpty() ? "" : " " + silence.getDimensions(),
                java.time.Instant.ofEpochMilli(silence.getUntil()),
                silence.getReason()));
  }
}
