package io.journeyline.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which touchpoints may be taken in, by what they say about consent. It is for ingest: what is in
 * the topic counts, whatever it says.
 *
 * @param require purposes that must be consented to
 * @param acceptsUnknown whether one that does not speak of a required purpose is taken
 * @param acceptsGpc whether one that was sent with Global Privacy Control is taken
 */
public record ConsentRule(List<String> require, boolean acceptsUnknown, boolean acceptsGpc) {
  /** The purpose under which Global Privacy Control is noted. */
  public static final String GPC = "gpc";

  /** Stands for every purpose that is not named. */
  public static final String EVERY_OTHER = "*";

  /** Takes everything. */
  public static final ConsentRule NONE = new ConsentRule(List.of(), true, true);

  /** Why a touchpoint is not taken. */
  public enum Objection {
    /** Consent to a required purpose is denied. */
    DENIED,
    /** Nothing is known about consent to a required purpose. */
    UNKNOWN,
    /** It was sent with Global Privacy Control. */
    GPC
  }

  public ConsentRule {
    require = List.copyOf(require);
  }

  /** The first objection to one that says this about consent, by purpose; null: nothing at all. */
  public Optional<Objection> objection(@Nullable Map<String, Boolean> consent) {
    Map<String, Boolean> said = consent == null ? Map.of() : consent;
    if (!acceptsGpc && Boolean.TRUE.equals(said.get(GPC))) {
      return Optional.of(Objection.GPC);
    }
    boolean unknown = false;
    for (String purpose : require) {
      @Nullable Boolean given = said.getOrDefault(purpose, said.get(EVERY_OTHER));
      if (Boolean.FALSE.equals(given)) {
        return Optional.of(Objection.DENIED);
      }
      unknown |= given == null;
    }
    return unknown && !acceptsUnknown ? Optional.of(Objection.UNKNOWN) : Optional.empty();
  }
}
