package io.journeyline.benchmarks.pipeline;

/** What a process under measurement runs. */
enum WorkerKind {
  /** A Streams application that does nothing but write state and pass records on. */
  HOP,

  /** The same with Kafka Streams' own settings. */
  PLAIN_HOP,

  /** The whole pipeline. */
  PIPELINE
}
