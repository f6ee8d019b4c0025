package io.journeyline.map.pain;

import io.journeyline.map.figure.Amount;
import io.journeyline.map.figure.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of the map where customers are lost or unhappy; likewise one where they are delighted.
 *
 * @param id the same for the same place and group, such as {@code
 *     drop-off.payment_error.mobile.all}
 * @param touchpoint null where the whole stage is meant
 * @param channel null where all channels are meant
 * @param segment the group of customers in which it shows, {@code all} for everybody
 * @param measure what was observed: a share, or a mean score in basis points
 * @param reference what it is compared with
 * @param customers how many are lost or unhappy (or won) beyond the reference
 * @param since first day on which it appears, {@code yyyy-MM-dd}; null: it has always been so
 * @param until first day on which it is over; null: it goes on
 * @param surprise p-value of the comparison with the reference
 * @param atStake what the lost customers would have been worth; empty without evidence
 * @param evidence ids of touchpoints that show it, {@code source/eventId}; empty without evidence
 * @param says one sentence for people
 */
public record PainPoint(
    String id,
    PainKind kind,
    String stage,
    @Nullable String touchpoint,
    @Nullable String channel,
    String segment,
    @Nullable String owner,
    Measure measure,
    double reference,
    long customers,
    @Nullable String since,
    @Nullable String until,
    double surprise,
    List<Amount> atStake,
    List<String> evidence,
    String says) {

  /** The same from one day on, up to another. */
  PainPoint during(@Nullable LocalDate first, @Nullable LocalDate over) {
    return new PainPoint(
        id,
        kind,
        stage,
        touchpoint,
        channel,
        segment,
        owner,
        measure,
        reference,
        customers,
        first == null ? null : first.toString(),
        over == null ? null : over.toString(),
        surprise,
        atStake,
        evidence,
        says);
  }

  /** The same with what the evidence adds. */
  public PainPoint with(List<Amount> amounts, List<String> touchpoints) {
    return new PainPoint(
        id,
        kind,
        stage,
        touchpoint,
        channel,
        segment,
        owner,
        measure,
        reference,
        customers,
        since,
        until,
        surprise,
        amounts,
        touchpoints,
        says);
  }
}
