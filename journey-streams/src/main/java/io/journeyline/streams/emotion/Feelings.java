package io.journeyline.streams.emotion;

import io.journeyline.definition.EmotionRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.TouchpointView;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.sentiment.Sentiment;
import io.journeyline.sentiment.SentimentScorer;
import org.jspecify.annotations.Nullable;

/**
 * Says how a touchpoint felt: by explicit feedback, else by a reaction that the definition lists,
 * else by its text.
 */
public final class Feelings {
  private static final int TOP = 10_000;

  private final EmotionRules rules;
  private final SentimentScorer scorer = SentimentScorer.english();

  public Feelings(JourneyDefinition definition) {
    rules = definition.emotion();
  }

  /** Looks at what costs least first; most touchpoints have nothing to tell. */
  public Feeling of(TouchpointView view) {
    Touchpoint touchpoint = view.touchpoint();
    Feedback feedback = touchpoint.getFeedback();
    Answer answer = feedback == null ? null : Answer.of(feedback);
    Integer score = feedback == null ? null : scoreOf(feedback);
    if (score == null) {
      score = rules.reactionOf(view);
    }
    if (score == null && touchpoint.getText() != null && !touchpoint.getText().isEmpty()) {
      return ofText(touchpoint.getText(), answer);
    }
    return score == null && answer == null ? Feeling.NONE : new Feeling(score, "", answer);
  }

  /** Linear over its scale. */
  private static @Nullable Integer scoreOf(Feedback feedback) {
    int position = Answer.position(feedback);
    return position == Answer.INVALID ? null : Integer.valueOf(2 * position - TOP);
  }

  private Feeling ofText(String text, @Nullable Answer answer) {
    return switch (scorer.score(text)) {
      case Sentiment.Scored(int score) -> new Feeling(score, "", answer);
      case Sentiment.Unscored(Sentiment.Reason reason) -> new Feeling(null, reason.name(), answer);
    };
  }
}
