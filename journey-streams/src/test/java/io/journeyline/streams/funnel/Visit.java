package io.journeyline.streams.funnel;

import java.util.List;

/** A touchpoint as funnels see it: when, whether it took a rule, and its marks for each funnel. */
record Visit(long at, boolean mapped, List<Marks> marks) {
  Marks marks(int funnel) {
    return marks.stream().filter(m -> m.funnel() == funnel).findFirst().orElse(Marks.none(funnel));
  }

  boolean matches(int funnel, int step) {
    return (marks(funnel).steps() >>> step & 1) != 0;
  }

  boolean isExclusion(int funnel, int exclusion) {
    return (marks(funnel).exclusions() >>> exclusion & 1) != 0;
  }
}
