package io.journeyline.streams.journey;

import io.journeyline.schemas.Journey;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster says what it has to say to the world. Customers and identifiers are named by
 * identifiers here.
 */
public interface Outlet {
  /** What changes in the aggregates. */
  void cells(Differences differences);

  /** Where a customer stands now; null: there is no such customer here any more. */
  void journey(String customer, @Nullable Journey journey);

  /** A touchpoint came too late to count: its place in a journey is sealed. */
  void refuse(Row row);

  /** A step of a customer's journey. */
  void step(String customer, JourneyFact fact, boolean correction);

  /** Whose an identifier is; null: nobody's. */
  void owner(String identifier, @Nullable String customer);

  /** The identifier is not spoken of here any more. */
  void forget(String identifier);

  /** Customers became one, or one became several. */
  void change(Kind kind, String customer, List<String> before, List<String> after, Cause cause);

  /** What happened to customers. */
  enum Kind {
    MERGED,
    SPLIT
  }
}
