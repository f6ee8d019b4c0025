package io.journeyline.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only people know of a stage: it is in no data, and stands beside the evidence on the map.
 *
 * @param goal what the customer wants to reach
 * @param needs what they need for it
 * @param questions what they ask themselves
 * @param expectations what they expect of us
 * @param backstage what goes on behind it in the company
 * @param owner the department that answers for the stage
 */
public record Knowledge(
    @Nullable String goal,
    List<String> needs,
    List<String> questions,
    List<String> expectations,
    List<String> backstage,
    @Nullable String owner) {
  /** Nothing is known. */
  public static final Knowledge NONE =
      new Knowledge(null, List.of(), List.of(), List.of(), List.of(), null);

  public Knowledge {
    needs = List.copyOf(needs);
    questions = List.copyOf(questions);
    expectations = List.copyOf(expectations);
    backstage = List.copyOf(backstage);
  }

  /** This one where it says something, else the other, field by field. */
  public Knowledge orElse(Knowledge other) {
    return new Knowledge(
        goal == null ? other.goal : goal,
        needs.isEmpty() ? other.needs : needs,
        questions.isEmpty() ? other.questions : questions,
        expectations.isEmpty() ? other.expectations : expectations,
        backstage.isEmpty() ? other.backstage : backstage,
        owner == null ? other.owner : owner);
  }
}
