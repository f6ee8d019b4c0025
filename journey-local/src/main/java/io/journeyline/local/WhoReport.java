package io.journeyline.local;

import io.journeyline.definition.IdentityRules;
import io.journeyline.oracle.Chain;
import io.journeyline.oracle.CustomerPortrait;
import io.journeyline.oracle.IdentityLink;
import io.journeyline.oracle.Ownership;
import io.journeyline.oracle.Verdict;
import io.journeyline.oracle.Witness;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints who is who and why, for people. */
final class WhoReport {
  /** More of a shared identifier's neighbours than this say nothing more. */
  private static final int NEIGHBOURS = 10;

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  private final Console console;

  WhoReport(Console console) {
    this.console = console;
  }

  void verdict(Verdict verdict) {
    switch (verdict) {
      case Verdict.Unknown(String identifier) ->
          line(
              "%s: no touchpoint that counts carries it. Identifiers are compared in this form; is it the type that your sources send?"
                  .formatted(identifier));
      case Verdict.Blocked(String identifier, String rule, long touchpoints) ->
          line(
              "%s identifies nobody: the definition blocks %s (identity.block). %s it beside others."
                  .formatted(identifier, rule, carry(touchpoints)));
      case Verdict.Shared shared -> shared(shared);
      case Verdict.Owned(String identifier, CustomerPortrait customer) -> {
        line("%s belongs to".formatted(identifier));
        customer(customer);
      }
    }
  }

  void noCustomer(String id) {
    line(
        "No customer has the id %s. Ids depend on the key (--key, --data) and on the definition."
            .formatted(id));
  }

  private void shared(Verdict.Shared shared) {
    line("%s is shared: it belongs to nobody and links nobody.".formatted(shared.identifier()));
    line(
        "It occurs with %,d others; more than %,d are too many for %s (identity.sharedAbove). %s it."
            .formatted(
                shared.neighbours().size(),
                shared.limit(),
                IdentityRules.typeOf(shared.identifier()),
                carry(shared.touchpoints())));
    line("");
    line("Occurs with");
    shared.neighbours().stream().limit(NEIGHBOURS).forEach(other -> line("  %s".formatted(other)));
    if (shared.neighbours().size() > NEIGHBOURS) {
      line("  and %,d more".formatted(shared.neighbours().size() - NEIGHBOURS));
    }
  }

  private static String carry(long touchpoints) {
    return touchpoints == 1
        ? "1 touchpoint carries"
        : "%,d touchpoints carry".formatted(touchpoints);
  }

  void customer(CustomerPortrait customer) {
    line("Customer %s, named by %s".formatted(customer.id(), customer.name()));
    Witness first = customer.first();
    Witness last = customer.last();
    if (first == null || last == null) {
      line("  no touchpoints: others had those that carry these identifiers");
    } else {
      line(
          "  %s, from %s to %s"
              .formatted(touchpoints(customer.touchpoints()), time(first), time(last)));
    }
    line("");
    line("Identifiers, strongest first");
    customer.identifiers().forEach(this::identifier);
    section("Linked by", customer.links(), this::link);
    section("Not linked", customer.obstacles(), this::obstacle);
    section("Blocked", customer.blocked(), this::blocked);
    section(
        "Also linked, yet other customers: logins decide who has what",
        customer.others(),
        this::other);
  }

  private <T> void section(String title, List<T> lines, Consumer<T> print) {
    if (!lines.isEmpty()) {
      line("");
      line(title);
      lines.forEach(print);
    }
  }

  private void identifier(CustomerPortrait.Identifier identifier) {
    line(
        "  %s  on %s since %s"
            .formatted(
                identifier.identifier(),
                touchpoints(identifier.touchpoints()),
                time(identifier.first())));
    switch (identifier.why()) {
      case Ownership.Linked() -> {}
      case Ownership.Named() -> {}
      case Ownership.Strongest() ->
          line(
              "      several customers are linked and no login decides: it is the strongest one's");
      case Ownership.Login(String through, Witness login) ->
          line(
              "      deciding login%s: %s"
                  .formatted(
                      through.equals(identifier.identifier()) ? "" : ", of " + through,
                      witness(login)));
    }
  }

  private void link(IdentityLink link) {
    line(
        "  %s - %s  %s%s"
            .formatted(link.from(), link.to(), link.alias() ? "declared one by " : "", seen(link)));
  }

  private void obstacle(IdentityLink link) {
    line("  %s - %s  %s".formatted(link.from(), link.to(), reasons(link)));
  }

  private static String reasons(IdentityLink link) {
    return link.obstacles().stream().map(WhoReport::reason).collect(Collectors.joining("; "))
        + " (first in "
        + witness(link.first())
        + ")";
  }

  private static String reason(IdentityLink.Obstacle obstacle) {
    return switch (obstacle) {
      case IdentityLink.Cut _ -> "cut by the definition (identity.cuts)";
      case IdentityLink.Shared(String identifier, int neighbours, int limit) ->
          String.format(
              Locale.ROOT,
              "%s is shared: %,d neighbours, more than %,d",
              identifier,
              neighbours,
              limit);
    };
  }

  private void blocked(Verdict.Blocked blocked) {
    line(
        "  %s  by %s (identity.block), on %s"
            .formatted(blocked.identifier(), blocked.rule(), touchpoints(blocked.touchpoints())));
  }

  private void other(CustomerPortrait.Other other) {
    line("  %s, named by %s".formatted(other.id(), other.name()));
  }

  /** What leads from one to the other, or what is in the way. */
  void chain(Verdict from, Verdict to, @Nullable Chain chain) {
    for (Verdict end : List.of(from, to)) {
      if (end instanceof Verdict.Unknown || end instanceof Verdict.Blocked) {
        verdict(end);
      }
    }
    String ends = from.identifier() + " to " + to.identifier();
    if (chain == null) {
      line(
          "No chain leads from %s: they never occur together, nor with others that do."
              .formatted(ends));
      return;
    }
    line(
        (chain.isWhole() ? "From %s" : "No chain leads from %s. The nearest to one is broken:")
            .formatted(ends));
    for (IdentityLink link : chain.links()) {
      if (link.obstacles().isEmpty()) {
        link(link);
      } else {
        line("  %s x %s  %s".formatted(link.from(), link.to(), reasons(link)));
      }
    }
    if (chain.isWhole()) {
      customers(from, to);
    }
  }

  /** A chain may lead from one customer to another: unique values stay apart. */
  private void customers(Verdict from, Verdict to) {
    if (from instanceof Verdict.Owned(_, CustomerPortrait a)
        && to instanceof Verdict.Owned(_, CustomerPortrait b)) {
      line("");
      line(
          (a.id().equals(b.id())
                  ? "Both are customer %1$s's (%2$s)."
                  : "Yet they are two customers, told apart by unique identifiers: %1$s (%2$s) and %3$s (%4$s).")
              .formatted(a.id(), a.name(), b.id(), b.name()));
    }
  }

  private static String seen(IdentityLink link) {
    String first = witness(link.first());
    return link.touchpoints() == 1
        ? first
        : "%s and %s".formatted(first, more(link.touchpoints() - 1));
  }

  private static String more(long touchpoints) {
    return String.format(Locale.ROOT, "%,d more", touchpoints);
  }

  private static String touchpoints(long number) {
    return number == 1 ? "1 touchpoint" : String.format(Locale.ROOT, "%,d touchpoints", number);
  }

  private static String witness(Witness witness) {
    return "%s %s at %s".formatted(witness.source(), witness.eventId(), time(witness));
  }

  private static String time(Witness witness) {
    return Instant.ofEpochMilli(witness.occurredAt()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void line(String text) {
    // Ids of events are as sources sent them, and a terminal would obey them.
    console.result(CONTROLS.matcher(text).replaceAll("?"));
  }
}
