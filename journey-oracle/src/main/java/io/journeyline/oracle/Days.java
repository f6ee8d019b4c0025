package io.journeyline.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** §4: calendar days, yyyy-MM-dd, in the zone of the definition. */
record Days(ZoneId zone) {
  /** All days together. */
  static final String ALL = "*";

  String of(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone).toString();
  }
}
