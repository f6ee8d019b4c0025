package io.journeyline.local;

import io.journeyline.local.export.TotalsDiff;
import io.journeyline.oracle.Regrouping;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Prints what another definition would change, for people. */
final class WhatIfReport {
  private static final int EXAMPLES = 10;

  private final Console console;

  WhatIfReport(Console console) {
    this.console = console;
  }

  void print(Regrouping customers, TotalsDiff totals) {
    if (customers.isSame() && totals.isEmpty()) {
      line(
          "No difference: the same %,d customers and the same totals."
              .formatted(customers.customersBefore()));
      return;
    }
    change("Customers", customers.customersBefore(), customers.customersAfter());
    change(
        "Unattributed touchpoints", customers.unattributedBefore(), customers.unattributedAfter());
    line("Touchpoints that change customer: %,d".formatted(customers.moved()));
    line("Customers with a new id only: %,d".formatted(customers.renamed()));
    groups("Merges", "%s of %s", customers.merges());
    groups("Splits", "%s into %s", customers.splits());
    line("");
    if (totals.isEmpty()) {
      line("No total changes.");
    } else {
      line("Totals that change");
      StringBuilder table = new StringBuilder();
      totals.print(table);
      table.toString().lines().forEach(console::result);
    }
  }

  private void change(String what, long before, long after) {
    if (before == after) {
      line("%s: %,d before and after".formatted(what, before));
    } else {
      line("%s: %,d before, %,d after (%+,d)".formatted(what, before, after, after - before));
    }
  }

  private void groups(String title, String form, SortedMap<String, SortedSet<String>> groups) {
    line("%s: %,d".formatted(title, groups.size()));
    int shown = 0;
    for (Map.Entry<String, SortedSet<String>> group : groups.entrySet()) {
      if (++shown > EXAMPLES) {
        line("  and %,d more".formatted(groups.size() - EXAMPLES));
        return;
      }
      line(("  " + form).formatted(group.getKey(), members(group.getValue())));
    }
  }

  private static String members(SortedSet<String> ids) {
    String some = String.join(", ", ids.stream().limit(EXAMPLES).toList());
    return ids.size() <= EXAMPLES
        ? some
        : String.format(Locale.ROOT, "%s and %,d more", some, ids.size() - EXAMPLES);
  }

  private void line(String text) {
    console.result(text);
  }
}
