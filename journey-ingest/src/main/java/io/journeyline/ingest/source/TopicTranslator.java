package io.journeyline.ingest.source;

import java.util.List;

/** Makes outcomes of the records of a topic. It has no state. */
@FunctionalInterface
public interface TopicTranslator {

  /**
   * Takes a record apart that is no tombstone, with one outcome for each event in it.
   *
   * @throws IllegalArgumentException when it cannot be read, without personal data; its bytes are
   *     kept
   */
  List<Outcome> translate(TopicRecord record);
}
