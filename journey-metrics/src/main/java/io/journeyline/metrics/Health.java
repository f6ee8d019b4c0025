package io.journeyline.metrics;

/** Tells whether a process is well. */
@FunctionalInterface
public interface Health {

  /** Always well. */
  Health UP = () -> new Report(true, true, "RUNNING");

  Report report();

  /**
   * How a process is.
   *
   * @param live whether it is of use to let it run on; if not, it is to be started again
   * @param ready whether it does its work now; it may be live and not ready while it starts
   * @param state one word of capital letters that tells why
   */
  record Report(boolean live, boolean ready, String state) {}
}
