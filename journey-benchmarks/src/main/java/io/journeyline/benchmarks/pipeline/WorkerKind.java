package io.journeyline.benchmarks.pipeline;

/** What a process under measurement runs. */
enum WorkerKind {
  /** A Streams application that does nothing but write state and pass records on. */
  HOP,

  /** The whole pipeline. */
  PIPELINE
}
