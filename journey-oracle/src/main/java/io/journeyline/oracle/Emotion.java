package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.TouchpointView;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.sentiment.Sentiment;
import io.journeyline.sentiment.SentimentScorer;
import org.jspecify.annotations.Nullable;

/**
 * How a touchpoint felt: by feedback, linear over its scale; else by a reaction that the definition
 * lists; else by its text.
 *
 * @param score basis points from -10,000 to 10,000; null: nothing tells
 * @param unscored why the text that alone could tell has no score; null: it is not so
 */
record Emotion(@Nullable Integer score, @Nullable String unscored) {
  static final Emotion UNKNOWN = new Emotion(null, null);

  static Emotion of(JourneyDefinition definition, Touchpoint touchpoint) {
    Integer byFeedback = byFeedback(touchpoint.getFeedback());
    if (byFeedback != null) {
      return new Emotion(byFeedback, null);
    }
    Integer byReaction = definition.emotion().reactionOf(new TouchpointView(touchpoint));
    if (byReaction != null) {
      return new Emotion(byReaction, null);
    }
    String text = touchpoint.getText();
    return text == null || text.isEmpty() ? UNKNOWN : byText(text);
  }

  private static @Nullable Integer byFeedback(@Nullable Feedback feedback) {
    if (feedback == null || !FeedbackScale.isOn(feedback)) {
      return null;
    }
    return 2 * FeedbackScale.basisPoints(feedback) - 10_000;
  }

  private static Emotion byText(String text) {
    return switch (SentimentScorer.english().score(text)) {
      case Sentiment.Scored scored -> new Emotion(scored.score(), null);
      case Sentiment.Unscored unscored -> new Emotion(null, unscored.reason().toString());
    };
  }
}
