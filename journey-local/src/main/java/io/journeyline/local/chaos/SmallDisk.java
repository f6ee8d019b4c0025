package io.journeyline.local.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small file system in memory, mounted on a folder; Linux allows that to root only. */
final class SmallDisk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallDisk.class);
  private static final String SIZE = "256m";
  private static final int CHUNK = 1 << 16;

  private final Path folder;
  private boolean mounted = true;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Empty where it is not allowed. */
  static Optional<SmallDisk> mount(Path folder) {
    String options = "size=" + SIZE;
    return run("mount", "-t", "tmpfs", "-o", options, "journeyline-chaos", folder.toString())
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  /** Leaves no byte free. */
  void fill() {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException e) {
      LOG.info("{} is full now: {}", folder, e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    if (mounted) {
      mounted = false;
      // Lazily where a process still has it open: then it goes with that process.
      if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString())) {
        LOG.error("{} cannot be unmounted: unmount it by hand", folder);
      }
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
