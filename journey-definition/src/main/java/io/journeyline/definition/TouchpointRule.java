package io.journeyline.definition;

import io.journeyline.schemas.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * A kind of touchpoint: which events it is, and the stage it belongs to.
 *
 * @param position place in the list, from 0
 * @param goal whether it converts its visit and episode
 */
public record TouchpointRule(
    int position, String id, Stage stage, Matcher matcher, @Nullable String owner, boolean goal) {

  public boolean matches(Touchpoint touchpoint) {
    return matcher.matches(touchpoint);
  }

  /** As {@link #matches(Touchpoint)}, for many rules over one touchpoint. */
  public boolean matches(TouchpointView view) {
    return matcher.matches(view);
  }
}
