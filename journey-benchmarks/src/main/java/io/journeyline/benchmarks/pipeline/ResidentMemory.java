package io.journeyline.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory that a process has in RAM, as Linux tells it. */
final class ResidentMemory {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final int KILO = 1024;

  private ResidentMemory() {}

  /** The most it ever was, in bytes; empty where the system does not tell. */
  static OptionalLong peak(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    Matcher peak = PEAK.matcher(Files.readString(status));
    return peak.find()
        ? OptionalLong.of(Long.parseLong(peak.group(1)) * KILO)
        : OptionalLong.empty();
  }
}
