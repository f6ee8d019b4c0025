package io.journeyline.local;

import io.helidon.webserver.http.Handler;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may ask an instance of the stream processor for single customers, and where. */
final class QueryOptions {
  @Option(
      names = "--query-secret",
      paramLabel = "FILE",
      description = {
        "Tell a dashboard that carries this file's secret of single customers, on --metrics-port.",
        "Without it nobody is told."
      })
  private @Nullable Path secret;

  @Option(
      names = "--application-server",
      paramLabel = "HOST:PORT",
      description = {
        "Where dashboards reach this instance for that, told to them by the other instances",
        "(default: --metrics-host, or this machine's address, and --metrics-port)."
      })
  private @Nullable String server;

  /**
   * Finds mistakes before anything is started.
   *
   * @param served whether there is a port to ask at
   */
  void check(boolean served) {
    if (secret != null && !served) {
      throw new CommandException(
          "--query-secret is for who asks at --metrics-port: give that too.", ExitCodes.USAGE);
    }
    if (server != null && secret == null) {
      throw new CommandException(
          "--application-server is where dashboards with --query-secret ask: give that too.",
          ExitCodes.USAGE);
    }
    if (server != null) {
      ApplicationServer.check(server);
    }
  }

  /** What answers POST, by path. */
  Map<String, Handler> routes(StreamsQueries queries) {
    return secret == null
        ? Map.of()
        : queries.routes(new QuerySecret(SecretFile.read("--query-secret", secret)));
  }

  /**
   * Where this instance is asked; null where it may not be.
   *
   * @param host that it listens on
   * @param port that it listens on
   */
  @Nullable String address(String host, int port) {
    if (secret == null) {
      return null;
    }
    return server == null ? ApplicationServer.of(host, port) : server;
  }

  /** Says where this instance is asked. */
  void announce(@Nullable String address, Console console) {
    if (address != null) {
      console.result(
          "Dashboards with the query secret are told to ask at " + address + " for customers");
    }
  }
}
