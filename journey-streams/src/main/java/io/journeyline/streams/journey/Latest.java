package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;

/**
 * A customer's latest mapped touchpoint, as far as what follows depends on it.
 *
 * @param rule position of the rule that it took
 */
record Latest(long at, int rule, String channel) {
  static Latest of(Row row) {
    return new Latest(row.occurredAt(), row.rule(), row.channel());
  }

  void write(ByteWriter out) {
    out.signed(at).unsigned(rule).text(channel);
  }

  static Latest read(ByteReader in) {
    return new Latest(in.signed(), (int) in.unsigned(), in.text());
  }
}
