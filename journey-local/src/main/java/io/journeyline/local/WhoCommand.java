package io.journeyline.local;

import io.journeyline.oracle.Chain;
import io.journeyline.oracle.CustomerPortrait;
import io.journeyline.oracle.IdentityExplanation;
import io.journeyline.oracle.Verdict;
import io.journeyline.schemas.CustomerIds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journey who}: whose an identifier is, and why. */
@Command(
    name = "who",
    description = {
      "Say whose an identifier is, and which touchpoints make it so: of a running pipeline,",
      "or of files with --input.",
      "It prints identifiers, which are personal data: mind who reads along, and where it is kept."
    })
final class WhoCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "IDENTIFIER",
      arity = "0..1",
      description = "TYPE:VALUE, such as email:ada@example.com, or a customer id.")
  private @Nullable String identifier;

  @Option(
      names = "--path",
      paramLabel = "IDENTIFIER",
      arity = "2",
      description = "Show the shortest chain of touchpoints between two identifiers.")
  private List<String> path = List.of();

  @Mixin private StoredOptions stored = new StoredOptions();
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private KeyOptions key = new KeyOptions();

  @Override
  public Integer call() {
    return call(Console.system());
  }

  int call(Console console) {
    requireQuestion();
    var loaded = definition.load();
    var customerIds = key.customerIds();
    StoredOptions.Stored read = stored.read(console);
    IdentityExplanation explanation =
        new IdentityExplanation(loaded, customerIds, read.touchpoints(), read.asOf());
    WhoReport report = new WhoReport(console);
    boolean found = identifier == null || who(identifier, explanation, report);
    if (!path.isEmpty()) {
      found &= path(explanation, report);
    }
    return found ? ExitCodes.OK : ExitCodes.FOUND;
  }

  private void requireQuestion() {
    if (identifier == null && path.isEmpty()) {
      throw new CommandException(
          "Who? Give an identifier, such as email:ada@example.com, or --path with two of them.",
          ExitCodes.USAGE);
    }
    if (identifier != null && !CustomerIds.isId(identifier)) {
      requireTyped(identifier);
    }
    path.forEach(WhoCommand::requireTyped);
  }

  /** Ends the command where an identifier does not say its type. */
  static void requireTyped(String identifier) {
    if (identifier.indexOf(':') <= 0) {
      throw new CommandException(
          "'%s' has no type: write TYPE:VALUE, such as email:ada@example.com or user_id:u1."
              .formatted(identifier),
          ExitCodes.USAGE);
    }
  }

  private static boolean who(String identifier, IdentityExplanation explanation, WhoReport report) {
    if (CustomerIds.isId(identifier)) {
      Optional<CustomerPortrait> customer = explanation.customer(identifier);
      customer.ifPresentOrElse(report::customer, () -> report.noCustomer(identifier));
      return customer.isPresent();
    }
    Verdict verdict = explanation.verdict(identifier);
    report.verdict(verdict);
    return !(verdict instanceof Verdict.Unknown);
  }

  private boolean path(IdentityExplanation explanation, WhoReport report) {
    Verdict from = explanation.verdict(path.getFirst());
    Verdict to = explanation.verdict(path.getLast());
    Optional<Chain> chain = explanation.chain(path.getFirst(), path.getLast());
    report.chain(from, to, chain.orElse(null));
    return chain.isPresent() && chain.get().isWhole();
  }
}
