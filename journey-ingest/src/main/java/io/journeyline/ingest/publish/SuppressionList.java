package io.journeyline.ingest.publish;

import io.journeyline.definition.Normaliser;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.admission.Withheld;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Suppression;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets in no touchpoint that carries a suppressed identifier. It holds hashes only, and nothing is
 * decided before the whole topic was read: what must not be taken in is not taken in meanwhile.
 */
public final class SuppressionList implements Admission, AutoCloseable {
  /** How long a start waits for the topic to be read. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);

  private final Normaliser normaliser;
  private final @Nullable CustomerIds customerIds;
  private final Set<String> hashes = ConcurrentHashMap.newKeySet();
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
  private volatile boolean whole;
  private @Nullable SuppressionFollower follower;

  /**
   * @param customerIds with the key that the list is written with; null: none is there, which does
   *     as long as the list is empty
   */
  SuppressionList(Normaliser normaliser, @Nullable CustomerIds customerIds) {
    this.normaliser = normaliser;
    this.customerIds = customerIds;
  }

  /**
   * Follows the topic {@code suppressed} from its start. Returns when what it holds now was read,
   * or when {@code patience} is over; until it was, no touchpoint is decided about.
   *
   * @param customerIds with the pipeline's key; null: none is there, which does as long as nobody
   *     is suppressed
   * @param kafka settings of Kafka's consumer, at least {@code bootstrap.servers}
   * @throws UndecidedException when somebody is suppressed, but not under this key
   */
  public static SuppressionList follow(
      Topics topics,
      WireFormat wire,
      Normaliser normaliser,
      @Nullable CustomerIds customerIds,
      Map<String, ?> kafka,
      Duration patience) {
    SuppressionList list = new SuppressionList(normaliser, customerIds);
    SuppressionFollower follower = SuppressionFollower.start(topics.suppressed, wire, kafka, list);
    list.follower = follower;
    follower.awaitCaughtUp(patience);
    try {
      list.requireReadable();
    } catch (UndecidedException e) {
      list.close();
      throw e;
    }
    return list;
  }

  /** What every record of the list says of the key that it was written with. */
  static String keyCheck(CustomerIds customerIds) {
    return customerIds.of("");
  }

  @Override
  public Optional<Withheld> objection(Touchpoint touchpoint) {
    if (!whole) {
      throw new UndecidedException(
          "the list of the suppressed has not been read yet; send it again");
    }
    requireReadable();
    if (hashes.isEmpty() || customerIds == null) {
      return Optional.empty();
    }
    for (Identifier identifier : touchpoint.getIdentifiers()) {
      if (holds(identifier.getType() + ":" + identifier.getValue(), customerIds)) {
        return Optional.of(Withheld.SUPPRESSED);
      }
    }
    @Nullable List<String> aliases = touchpoint.getAliasOf();
    for (String alias : aliases == null ? List.<String>of() : aliases) {
      if (holds(alias, customerIds)) {
        return Optional.of(Withheld.SUPPRESSED);
      }
    }
    return Optional.empty();
  }

  private boolean holds(String identifier, CustomerIds ids) {
    return normaliser.identifier(identifier).map(ids::of).filter(hashes::contains).isPresent();
  }

  private void requireReadable() {
    if (!unreadable.isEmpty()) {
      throw new UndecidedException(
          customerIds == null
              ? "identifiers are suppressed, which can only be heeded with the pipeline's key:"
                  + " name its file with --key"
              : "identifiers are suppressed under another key than this one: name the file of the"
                  + " pipeline's key with --key");
    }
  }

  /** Takes in a record of the topic. */
  void take(String hash, @Nullable Suppression suppression) {
    if (suppression == null) {
      hashes.remove(hash);
      unreadable.remove(hash);
    } else if (customerIds != null && suppression.getKeyCheck().equals(keyCheck(customerIds))) {
      hashes.add(hash);
      unreadable.remove(hash);
    } else {
      unreadable.add(hash);
    }
  }

  /** Told once everything that was there was taken in. */
  void setWhole() {
    whole = true;
  }

  @Override
  public void close() {
    if (follower != null) {
      follower.close();
    }
  }
}
