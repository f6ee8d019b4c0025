package io.journeyline.local;

import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.publish.PublishException;
import io.journeyline.local.pipeline.NoPipelineException;
import io.journeyline.local.pipeline.NotSettledException;
import io.journeyline.local.platform.PlatformException;
import io.journeyline.schemas.ProvisioningException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what ends a command into one line on the terminal and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    int code = exitCode(e);
    LOG.info("{} ends with exit code {}", command.getCommandName(), code, e);
    PrintWriter err = command.getErr();
    if (code == ExitCodes.UNEXPECTED) {
      err.println(error(command, "unexpected failure: " + e));
    } else {
      err.println(error(command, String.valueOf(e.getMessage())));
    }
    if (arguments.commandSpec().root().userObject() instanceof JourneyCommand journey
        && journey.verbose()) {
      e.printStackTrace(err);
    } else if (code == ExitCodes.UNEXPECTED) {
      err.println("Run it again with --verbose to see where.");
    }
    return code;
  }

  private static int exitCode(Exception e) {
    return switch (e) {
      case CommandException known -> known.exitCode();
      case PlatformException _ -> ExitCodes.ENVIRONMENT;
      case ProvisioningException _ -> ExitCodes.ENVIRONMENT;
      case PublishException _ -> ExitCodes.ENVIRONMENT;
      case UndecidedException _ -> ExitCodes.ENVIRONMENT;
      case NoPipelineException _ -> ExitCodes.ENVIRONMENT;
      case NotSettledException _ -> ExitCodes.ENVIRONMENT;
      default -> ExitCodes.UNEXPECTED;
    };
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(error(command, String.valueOf(e.getMessage())));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.printf("`%s --help` says what it takes.%n", command.getCommandSpec().qualifiedName());
    return ExitCodes.USAGE;
  }

  private static String error(CommandLine command, String message) {
    return command.getColorScheme().errorText("error: ") + message;
  }
}
