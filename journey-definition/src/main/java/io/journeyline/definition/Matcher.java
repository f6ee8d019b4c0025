package io.journeyline.definition;

import io.journeyline.schemas.Touchpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a touchpoint must look like: everything that is given must hold. */
public record Matcher(
    List<String> events,
    @Nullable String source,
    @Nullable String channel,
    @Nullable Expression where) {

  public boolean matches(Touchpoint touchpoint) {
    return matches(new TouchpointView(touchpoint));
  }

  /** As {@link #matches(Touchpoint)}, for many matchers over one touchpoint. */
  public boolean matches(TouchpointView view) {
    Touchpoint touchpoint = view.touchpoint();
    return (events.isEmpty() || events.contains(touchpoint.getType()))
        && (source == null || source.equals(touchpoint.getSource()))
        && (channel == null || channel.equals(touchpoint.getChannel()))
        && (where == null || where.test(view));
  }
}
