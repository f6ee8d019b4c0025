package io.journeyline.ingest.source;

import java.util.Set;

/**
 * A kind of sender that can be configured: one row of the table of sources.
 *
 * @param id its name in the configuration, also the default for the id of a source
 * @param title what it is, for people
 * @param access what a request must carry
 * @param options names of further settings that it understands
 * @param factory makes a source of settings; throws IllegalArgumentException, naming the option,
 *     for those that it cannot work with
 */
public record SourceType(
    String id, String title, Access access, Set<String> options, Factory factory) {

  /** What lets a request in. */
  public enum Access {
    /** A key; without configured ones any request, from this machine only. */
    KEY,
    /** A signature by a secret that the sender shares, or a token; it cannot go without. */
    SECRET
  }

  /** Makes a source. */
  @FunctionalInterface
  public interface Factory {
    Source create(SourceSettings settings);
  }
}
