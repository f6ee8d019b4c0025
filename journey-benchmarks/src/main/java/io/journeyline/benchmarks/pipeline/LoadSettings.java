package io.journeyline.benchmarks.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much to measure.
 *
 * @param touchpoints of one run
 * @param rounds of hop, pipeline and batch, in turn
 * @param plainHop whether the hop runs with Kafka Streams' own settings too
 * @param warmUp touchpoints that a process reads before it is timed
 * @param sizes further sizes to run the pipeline with
 * @param sizeRounds runs of each of these sizes, in turn
 * @param latency how long touchpoints are sent at half of the greatest load; zero: not at all
 * @param heap greatest heap of the process under measurement, as in {@code -Xmx}
 * @param kafka further settings of the Kafka clients under measurement
 * @param recording where to write Flight Recorder files of the pipeline's processes
 */
record LoadSettings(
    int touchpoints,
    int rounds,
    boolean plainHop,
    int warmUp,
    List<Integer> sizes,
    int sizeRounds,
    Duration latency,
    String heap,
    Map<String, String> kafka,
    @Nullable Path recording) {
  static final int PARTITIONS = 4;
  static final int THREADS = 2;
}
