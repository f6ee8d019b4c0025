package io.journeyline.local.platform;

import io.journeyline.local.LogFile;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that runs the platform on the folder it is given, until it is killed. */
final class PlatformProcess {
  private PlatformProcess() {}

  static void main(String[] args) throws InterruptedException {
    DataFolder data = DataFolder.open(Path.of(args[0]));
    LogFile.open(data.logs());
    LocalPlatform platform = LocalPlatform.start(data, 0, 0);
    System.out.println(
        "READY "
            + platform.bootstrapServers()
            + " "
            + platform.registryUrl()
            + " "
            + platform.registryPid()
            + " "
            + platform.startTime().toMillis());
    new CountDownLatch(1).await();
  }
}
