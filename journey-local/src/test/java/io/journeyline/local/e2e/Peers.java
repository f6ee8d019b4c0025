package io.journeyline.local.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of inputs that others made; it does not come with the program. */
final class Peers {
  private Peers() {}

  /** A part of the folder; without it, the test that asks is skipped. */
  static Path folder(String name) {
    String peers = System.getProperty("journeyline.peers", "");
    Assumptions.assumeFalse(
        peers.isEmpty(),
        "needs inputs that do not come with the program: name their folder with"
            + " -Djourneyline.peers=DIR or JOURNEYLINE_PEERS");
    Path folder = Path.of(peers).resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "there is no folder " + folder);
    return folder;
  }
}
