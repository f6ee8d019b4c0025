package io.journeyline.streams.emotion;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.emotion.Answer.Metric;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of how a touchpoint felt.
 *
 * @param score basis points from -10,000 to 10,000, or null where nothing tells
 * @param unscored why its text, which alone could tell, has no score; "" where that is not so
 * @param answer the customer's feedback, or null where there is none
 */
public record Feeling(@Nullable Integer score, String unscored, @Nullable Answer answer) {
  /** Nothing tells. */
  public static final Feeling NONE = new Feeling(null, "", null);

  private static final int SCORE = 1;
  private static final int UNSCORED = 2;
  private static final int ANSWER = 4;

  public void write(ByteWriter out) {
    Integer given = score;
    Answer answered = answer;
    out.unsigned(
        (given == null ? 0 : SCORE)
            | (unscored.isEmpty() ? 0 : UNSCORED)
            | (answered == null ? 0 : ANSWER));
    if (given != null) {
      out.signed(given);
    }
    if (!unscored.isEmpty()) {
      out.text(unscored);
    }
    if (answered != null) {
      out.unsigned(answered.metric().code()).signed(answered.position());
    }
  }

  public static Feeling read(ByteReader in) {
    int parts = (int) in.unsigned();
    if (parts == 0) {
      return NONE;
    }
    return new Feeling(
        (parts & SCORE) == 0 ? null : Integer.valueOf((int) in.signed()),
        (parts & UNSCORED) == 0 ? "" : in.text(),
        (parts & ANSWER) == 0
            ? null
            : new Answer(Metric.ofCode((int) in.unsigned()), (int) in.signed()));
  }
}
