package io.journeyline.local;

/** Ends a command with one clear line for its user and an exit code of {@link ExitCodes}. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public CommandException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  public CommandException(String message, int exitCode, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
