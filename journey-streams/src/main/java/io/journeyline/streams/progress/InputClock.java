package io.journeyline.streams.progress;

/**
 * What time it is for an input partition: the source of watermarks, and so of deadlines
 * (SEMANTICS.md §6).
 */
public sealed interface InputClock {

  /** The watermark that a touchpoint being read gives, with {@code now} on the wall clock. */
  long reading(long receivedAt, long occurredAt, long now);

  /** The watermark of a partition that was read to its end at {@code since} on the wall clock. */
  long caughtUp(long since);

  /** Live: the wall clock once caught up, else when what is being read was received. */
  record Wall() implements InputClock {
    @Override
    public long reading(long receivedAt, long occurredAt, long now) {
      return Math.min(receivedAt, now);
    }

    @Override
    public long caughtUp(long since) {
      return since;
    }
  }

  /** History as if live: the greatest time of occurrence. */
  record EventTime() implements InputClock {
    @Override
    public long reading(long receivedAt, long occurredAt, long now) {
      return occurredAt;
    }

    @Override
    public long caughtUp(long since) {
      return Ledger.NOTHING;
    }
  }

  /** History at one moment: that moment once everything is read, nothing before. */
  record Fixed(long asOf) implements InputClock {
    @Override
    public long reading(long receivedAt, long occurredAt, long now) {
      return Ledger.NOTHING;
    }

    @Override
    public long caughtUp(long since) {
      return asOf;
    }
  }
}
