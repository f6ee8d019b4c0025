package io.journeyline.local;

/** What the journey command's exit codes mean; the list in every {@code --help}. */
public final class ExitCodes {
  public static final int OK = 0;

  /** The command did its work and found something: cells that differ, a definition's mistakes. */
  public static final int FOUND = 1;

  public static final int USAGE = 2;

  /** Something outside the program: a port, a folder, Kafka, the registry. */
  public static final int ENVIRONMENT = 3;

  /** A mistake in the program itself. */
  public static final int UNEXPECTED = 4;

  private ExitCodes() {}
}
