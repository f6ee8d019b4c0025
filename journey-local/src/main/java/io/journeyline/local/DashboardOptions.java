package io.journeyline.local;

import io.journeyline.dashboard.Dashboard;
import io.journeyline.dashboard.DashboardSettings;
import io.journeyline.dashboard.access.Access;
import io.journeyline.dashboard.access.OidcAccess;
import io.journeyline.dashboard.access.TokenAccess;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the dashboard listens, and to whom. */
final class DashboardOptions {
  @Option(
      names = "--dashboard-host",
      paramLabel = "ADDRESS",
      defaultValue = DashboardSettings.DEFAULT_HOST,
      description = {
        "Address that the dashboard listens on (default: ${DEFAULT-VALUE}).",
        "One that others can reach needs --access-tokens."
      })
  private String host = DashboardSettings.DEFAULT_HOST;

  @Option(
      names = "--dashboard-port",
      paramLabel = "PORT",
      defaultValue = "" + DashboardSettings.DEFAULT_PORT,
      description = "Port of the dashboard, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port = DashboardSettings.DEFAULT_PORT;

  @Option(
      names = "--access-tokens",
      paramLabel = "FILE",
      description = {
        "File of who may use the dashboard, a line each: ROLE NAME TOKEN; roles are viewer,",
        "analyst (sees single customers) and owner. Without it, everybody on this machine may."
      })
  private @Nullable Path tokens;

  @Option(
      names = "--hide-below",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Viewers do not see cells of fewer customers (default: ${DEFAULT-VALUE}, they see all).")
  private int hideBelow;

  @Option(
      names = "--oidc-issuer",
      paramLabel = "URL",
      description = {
        "OpenID provider whose access tokens are taken instead of --access-tokens, as it stands in",
        "their claim iss. Needs --oidc-audience and --oidc-keys."
      })
  private @Nullable String issuer;

  @Option(
      names = "--oidc-audience",
      paramLabel = "NAME",
      description = "What the tokens must be for, as it stands in their claim aud.")
  private @Nullable String audience;

  @Option(
      names = "--oidc-keys",
      paramLabel = "URL",
      description = "Where the provider publishes its keys, its jwks_uri.")
  private @Nullable URL keys;

  @Option(
      names = "--oidc-roles-claim",
      paramLabel = "NAME",
      defaultValue = "roles",
      description =
          "Claim with the role or roles: viewer, analyst, owner (default: ${DEFAULT-VALUE}).")
  private String rolesClaim = "roles";

  /**
   * What the dashboard is of.
   *
   * @param customers who tells of single customers; null: nobody
   * @param folder for what it has read
   */
  record Shown(Pipeline pipeline, @Nullable CustomerSource customers, Path folder) {}

  /** Starts it, and returns where a browser finds it. */
  String start(OpenParts parts, Shown shown, Metrics metrics, MetricsAccess access) {
    Pipeline pipeline = shown.pipeline();
    try {
      DashboardSettings settings =
          new DashboardSettings(
              host,
              port,
              DashboardSettings.DEFAULT_LISTENERS,
              DashboardSettings.DEFAULT_CACHE,
              access(),
              hideBelow);
      Dashboard dashboard =
          parts.add(
              Dashboard.start(
                  settings,
                  pipeline.definition(),
                  new Dashboard.Source(
                      pipeline.connection().kafka(),
                      pipeline.connection().wireFormat(),
                      pipeline.topics(),
                      shown.folder(),
                      shown.customers()),
                  metrics,
                  access));
      return "http://%s:%d/".formatted(host, dashboard.port());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.USAGE, e);
    } catch (IOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.ENVIRONMENT, e);
    }
  }

  private Access access() {
    if (issuer != null && audience != null && keys != null && tokens == null) {
      return new OidcAccess(new OidcAccess.Settings(issuer, audience, keys, rolesClaim));
    }
    if (issuer != null || audience != null || keys != null) {
      throw new IllegalArgumentException(
          "--oidc-issuer, --oidc-audience and --oidc-keys belong together, and exclude"
              + " --access-tokens");
    }
    return tokens == null
        ? Access.OPEN
        : TokenAccess.of(SecretFile.lines("--access-tokens", tokens), tokens.toString());
  }
}
