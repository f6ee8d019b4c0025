package io.journeyline.local;

import io.journeyline.metrics.MetricsAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may read a process's metrics. */
final class MetricsTokenOption {
  @Option(
      names = "--metrics-token",
      paramLabel = "FILE",
      description = {
        "File of a token; who reads /metrics must send it, Authorization: Bearer TOKEN.",
        "Without it, only this machine may."
      })
  private @Nullable Path token;

  MetricsAccess access() {
    if (token == null) {
      return MetricsAccess.LOCAL;
    }
    String read;
    try {
      read = Files.readString(token).strip();
    } catch (IOException e) {
      throw new CommandException(
          "The file of --metrics-token cannot be read: " + token, ExitCodes.USAGE, e);
    }
    if (read.isEmpty()) {
      throw new CommandException("There is no token in " + token, ExitCodes.USAGE);
    }
    return new MetricsAccess(read);
  }
}
