package io.journeyline.streams.progress;

/** The entries of a task's ledger. */
public final class Books {
  /** Input time up to which touchpoints were read. */
  public static final String WATERMARK = "watermark";

  /** Input time up to which records of the rejected topic were read. */
  public static final String REJECTED_WATERMARK = "rejected-watermark";

  /** Time up to which deadlines were applied. */
  public static final String APPLIED = "applied";

  /** Least origin of the differences that wait to be sent. */
  public static final String WAITING = "waiting";

  /** The asOf last published. */
  public static final String AS_OF = "as-of";

  /** Which entries of the journal have not been sent or published. */
  public static final String GENERATION = "generation";

  public static final String ACCEPTED = "accepted";

  /** Touchpoints that came to their root at once. */
  public static final String DIRECT = "direct";

  public static final String REJECTED = "rejected";

  /** The next touchpoint to read. */
  public static final String POSITION = "position";

  private Books() {}
}
