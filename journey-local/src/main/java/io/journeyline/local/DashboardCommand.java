package io.journeyline.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code journey dashboard}: says that there is none yet. */
@Command(name = "dashboard", description = "Not yet: this version has no dashboard.")
final class DashboardCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new CommandException(
        "There is no dashboard yet. `journey export --out DIR` writes the numbers as files, and the topics hold them live.",
        ExitCodes.ENVIRONMENT);
  }
}
