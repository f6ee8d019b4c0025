package io.journeyline.dashboard.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request's parameters: each at most once, none that the route does not know. */
final class Parameters {
  private static final int LONGEST = 300;

  private final Map<String, List<String>> given;

  private Parameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /**
   * @throws ProblemException naming the parameter that is not as it should be
   */
  static Parameters of(Map<String, List<String>> given, Set<String> allowed) {
    given.forEach(
        (name, values) -> {
          if (!allowed.contains(name)) {
            throw ProblemException.bad(
                plain(name),
                allowed.isEmpty()
                    ? "there are no parameters here"
                    : "not known here; allowed are " + String.join(", ", new TreeSet<>(allowed)));
          }
          if (values.size() > 1) {
            throw ProblemException.bad(name, "given more than once");
          }
          if (values.stream().anyMatch(value -> value.length() > LONGEST)) {
            throw ProblemException.bad(name, "longer than " + LONGEST + " characters");
          }
        });
    return new Parameters(given);
  }

  /** What somebody has sent, short and without anything that a terminal would act on. */
  static String plain(String text) {
    String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  Optional<String> get(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** A whole number within bounds. */
  int number(String name, int otherwise, int least, int most) {
    Optional<String> text = get(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw ProblemException.bad(
        name,
        "'%s' is not allowed; allowed are whole numbers from %d to %d"
            .formatted(plain(text.get()), least, most));
  }

  /** One of several words, the first if none is given. */
  String word(String name, List<String> allowed) {
    String word = get(name).orElse(allowed.getFirst());
    if (!allowed.contains(word)) {
      throw ProblemException.bad(
          name,
          "'%s' is not allowed; allowed are %s".formatted(plain(word), String.join(", ", allowed)));
    }
    return word;
  }
}
