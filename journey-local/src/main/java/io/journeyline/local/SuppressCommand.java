package io.journeyline.local;

import io.journeyline.definition.Normaliser;
import io.journeyline.ingest.publish.SuppressionWriter;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journey suppress}: take nothing more in about somebody. */
@Command(
    name = "suppress",
    description = {
      "Let ingest take in nothing more that carries one of these identifiers, or let it again.",
      "What was taken in before stays. Only hashes of identifiers are stored."
    })
final class SuppressCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "IDENTIFIER",
      arity = "0..*",
      description = "TYPE:VALUE, such as email:ada@example.com.")
  private List<String> given = List.of();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Read identifiers from a file, one a line.")
  private @Nullable Path from;

  @Option(names = "--lift", description = "Take in again what carries them, from now on.")
  private boolean lift;

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private KeyOptions key = new KeyOptions();

  @Override
  public Integer call() {
    List<String> identifiers = identifiers();
    Normaliser normaliser = new Normaliser(definition.load().identity());
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    kafka.provision(topics);
    try (SuppressionWriter writer =
        new SuppressionWriter(
            topics, kafka.wireFormat(), normaliser, key.customerIds(), kafka.kafka())) {
      if (lift) {
        writer.lift(identifiers);
      } else {
        writer.suppress(identifiers, InstantSource.system().millis());
      }
    } catch (IllegalArgumentException e) {
      throw new CommandException("Of the identifiers, " + e.getMessage(), ExitCodes.USAGE, e);
    }
    Console.system()
        .result(
            "%,d %s in %s"
                .formatted(
                    identifiers.size(), lift ? "lifted" : "suppressed", topics.suppressed.name()));
    return ExitCodes.OK;
  }

  private List<String> identifiers() {
    List<String> identifiers = new ArrayList<>(given);
    if (from != null) {
      try {
        Files.readAllLines(from).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .forEach(identifiers::add);
      } catch (IOException e) {
        throw new CommandException(
            "The file of identifiers cannot be read: " + from, ExitCodes.USAGE, e);
      }
    }
    if (identifiers.isEmpty()) {
      throw new CommandException(
          "Whom? Give identifiers, such as email:ada@example.com, or --from a file of them.",
          ExitCodes.USAGE);
    }
    return identifiers;
  }
}
