package io.journeyline.ingest.source;

import java.util.Set;

/**
 * A kind of topic that can be read: one row of the table of topics.
 *
 * @param id its name in the configuration, also the default for the id of a source
 * @param title what it is, for people
 * @param options names of further settings that it understands
 * @param factory makes a translator of settings; throws IllegalArgumentException, naming the
 *     option, for those that it cannot work with
 */
public record TopicSourceType(String id, String title, Set<String> options, Factory factory) {

  /** Whether it understands an option: one of its own, or of a group of its own. */
  public boolean takes(String option) {
    return options.stream().anyMatch(name -> option.equals(name) || option.startsWith(name + "."));
  }

  /** Makes a translator. */
  @FunctionalInterface
  public interface Factory {
    TopicTranslator create(SourceSettings settings);
  }
}
