package io.journeyline.streams.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoints in short: {@code "A@0 B:red@5 x@7"}. Capital letters are the steps that a mapped
 * touchpoint matches (A the first), small ones those of an unmapped one, {@code x} is the first
 * exclusion, {@code .} matches nothing; after the colon comes the value to hold, after the
 * {@code @} the time.
 */
final class Visits {
  private static final Pattern FORM = Pattern.compile("([A-Da-dx.]+)(?::(\\w*))?@(\\d+)");

  private Visits() {}

  static List<Visit> of(String text) {
    List<Visit> visits = new ArrayList<>();
    Matcher matcher = FORM.matcher(text);
    while (matcher.find()) {
      visits.add(visit(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3))));
    }
    return visits;
  }

  private static Visit visit(String what, @Nullable String hold, long at) {
    long steps = 0;
    for (char letter : what.toUpperCase(Locale.ROOT).toCharArray()) {
      steps |= letter >= 'A' && letter <= 'D' ? 1L << (letter - 'A') : 0;
    }
    List<@Nullable String> held = new ArrayList<>();
    if (steps != 0) {
      held.add(hold);
    }
    long exclusions = what.contains("x") ? 1 : 0;
    boolean mapped = what.chars().noneMatch(letter -> letter >= 'a' && letter <= 'd');
    Marks marks = new Marks(0, steps, exclusions, held, "");
    return new Visit(at, mapped, steps == 0 && exclusions == 0 ? List.of() : List.of(marks));
  }
}
