package io.journeyline.local;

import io.journeyline.local.platform.DataFolder;
import io.journeyline.schemas.CustomerIds;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The secret key of customer ids, for commands without a data folder of their own. */
final class KeyOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Folder of the pipeline's data, for the key in it (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Secret key of customer ids, in hex (default: the data folder's).")
  private @Nullable Path key;

  /** The key where there is one; null otherwise, for commands that can do without. */
  @Nullable CustomerIds customerIdsIfAny() {
    return key == null && !DataFolder.hasCustomerIdKey(data) ? null : customerIds();
  }

  CustomerIds customerIds() {
    return new CustomerIds(DataFolder.customerIdKey(data, key));
  }
}
