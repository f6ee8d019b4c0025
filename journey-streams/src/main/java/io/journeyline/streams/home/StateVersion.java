package io.journeyline.streams.home;

import io.journeyline.definition.EmotionRules;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Matcher;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.sentiment.SentimentScorer;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.touchpoint.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * The version of what state means: this program's semantics, the definition, and the key behind
 * customer ids. State of another version must not be continued, since what it has published would
 * be taken back by other rules, or under other names.
 */
final class StateVersion {
  /** Raised when the fold or a state format changes. */
  private static final int SEMANTICS = 7;

  private static final String ENTRY = "state-version";
  private static final String KEY = "customer-id-key";

  private StateVersion() {}

  /** Notes the version in a new ledger, and refuses a ledger of another. */
  static void check(Ledger ledger, JourneyDefinition definition, CustomerIds customerIds) {
    checkKey(ledger, customerIds);
    long present = of(definition);
    long stored = ledger.get(ENTRY, present);
    if (stored != present) {
      throw new IllegalStateException(
          "the state was made by another definition or program version than map '%s' version %d: "
                  .formatted(definition.map(), definition.version())
              + "go back to that one, or start a rebuild with a new topic prefix and state folder");
    }
    ledger.put(ENTRY, present);
  }

  private static void checkKey(Ledger ledger, CustomerIds customerIds) {
    // The HMAC of a constant tells keys apart and gives none away.
    long present = Long.parseUnsignedLong(customerIds.of(KEY).substring(0, 16), 16);
    if (ledger.get(KEY, present) != present) {
      throw new IllegalStateException(
          "customers in this state are named by another key: "
              + "all instances need the key file that the first start made or was given (--key)");
    }
    ledger.put(KEY, present);
  }

  private static long of(JourneyDefinition definition) {
    StringBuilder text = new StringBuilder();
    text.append(SEMANTICS)
        .append('|')
        .append(definition.map())
        .append('|')
        .append(definition.version());
    text.append('|').append(definition.zone());
    append(text, definition.identity());
    definition.stages().forEach(stage -> text.append('|').append(stage));
    definition
        .touchpoints()
        .forEach(
            rule -> {
              text.append('|').append(rule.id()).append('|').append(rule.stage().id());
              append(text, rule.matcher());
              text.append('|').append(rule.goal());
            });
    definition
        .segments()
        .forEach(
            segment ->
                text.append('|').append(segment.id()).append('|').append(segment.where().text()));
    definition
        .personas()
        .forEach(
            persona ->
                text.append('|').append(persona.id()).append('|').append(persona.where().text()));
    definition.funnels().forEach(funnel -> append(text, funnel));
    append(text, definition.emotion());
    // Which series are kept; limits of alert rules may change without a rebuild.
    text.append('|').append(definition.alerts().intervals());
    return ByteBuffer.wrap(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static void append(StringBuilder text, IdentityRules identity) {
    text.append('|').append(identity.types()).append('|').append(identity.unique());
    text.append('|').append(identity.blockValues()).append('|').append(identity.blockPatterns());
    text.append('|').append(identity.sharedAboveDefault());
    // Sorted: the order of an immutable map differs from one process to the next.
    text.append('|').append(new TreeMap<>(identity.sharedAboveByType()));
    text.append('|').append(identity.region()).append('|').append(identity.cuts());
  }

  private static void append(StringBuilder text, EmotionRules emotion) {
    // A text's score is part of state.
    text.append('|').append(SentimentScorer.VERSION);
    text.append('|').append(emotion.reaction() == null ? "" : emotion.reaction().text());
    text.append('|').append(new TreeMap<>(emotion.reactions()));
  }

  private static void append(StringBuilder text, Matcher matcher) {
    text.append('|').append(matcher.events()).append('|').append(matcher.source());
    text.append('|').append(matcher.channel());
    text.append('|').append(matcher.where() == null ? "" : matcher.where().text());
  }

  private static void append(StringBuilder text, Funnel funnel) {
    text.append('|').append(funnel.id()).append('|').append(funnel.window());
    text.append('|').append(funnel.order()).append('|').append(funnel.count());
    for (Funnel.Step step : funnel.steps()) {
      text.append('|').append(step.id()).append('|').append(step.touchpoint());
      if (step.matcher() != null) {
        append(text, step.matcher());
      }
      text.append('|').append(step.within()).append('|').append(step.optional());
    }
    text.append('|').append(funnel.exclude());
    funnel.hold().forEach(hold -> text.append('|').append(hold.text()));
    text.append('|').append(funnel.by() == null ? "" : funnel.by().text());
  }
}
