package io.journeyline.local;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey verify}: the running pipeline against the oracle. */
@Command(
    name = "verify",
    description = {
      "Compare what a running pipeline has published with a recomputation of its touchpoints topic.",
      "Cells that change while it looks are counted as moving and not compared."
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private KeyOptions key = new KeyOptions();

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "PT60S",
      description =
          "How long to wait until the pipeline has taken in its input (default: ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ofMinutes(1);

  @Override
  public Integer call() throws InterruptedException {
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    Verification verification =
        new Verification(
            kafka.facts(topics), kafka.log(topics), definition.load(), key.customerIds());
    Verification.Result result = verification.run(patience);
    VerificationReport.print(result, Console.system());
    return result.holds() ? ExitCodes.OK : ExitCodes.FOUND;
  }
}
