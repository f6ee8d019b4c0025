package io.journeyline.map.evidence;

import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Period;
import io.journeyline.map.document.MapDocument.StageColumn;
import io.journeyline.map.document.MapDocument.Verbatim;
import io.journeyline.map.figure.Amount;
import io.journeyline.map.figure.Text;
import io.journeyline.map.pain.PainKind;
import io.journeyline.map.pain.PainPoint;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What single touchpoints add to a map: examples, what is at stake, and customers' own words. */
public final class Illustrations {
  private static final int MOST_IDS = 5;
  private static final int MOST_TEXTS = 3;
  private static final int LONGEST = 240;

  private final List<Proof> proofs;
  private final ZoneId zone;

  /**
   * @param proofs of one group and period
   */
  private Illustrations(List<Proof> proofs, ZoneId zone) {
    this.proofs = proofs;
    this.zone = zone;
  }

  /** Those of a group that occurred in a period. */
  public static Illustrations of(List<Proof> proofs, String segment, Period period, ZoneId zone) {
    return new Illustrations(
        proofs.stream()
            .filter(proof -> isOf(proof, segment))
            .filter(proof -> period.covers(day(proof, zone)))
            .toList(),
        zone);
  }

  private static boolean isOf(Proof proof, String segment) {
    return segment.equals(Cell.ALL_CUSTOMERS) || proof.segments().contains(segment);
  }

  private static String day(Proof proof, ZoneId zone) {
    return LocalDate.ofInstant(proof.at(), zone).toString();
  }

  /** The pain point with the latest touchpoints that show it, and what is at stake. */
  public PainPoint illustrate(PainPoint point) {
    List<String> ids =
        proofs.stream()
            .filter(proof -> shows(point, proof))
            .sorted(Comparator.comparing(Proof::at).reversed().thenComparing(Proof::id))
            .limit(MOST_IDS)
            .map(Proof::id)
            .toList();
    return point.with(atStake(point), ids);
  }

  private boolean shows(PainPoint point, Proof proof) {
    String day = day(proof, zone);
    String since = point.since();
    String until = point.until();
    Integer score = proof.score();
    return proof.stage().equals(point.stage())
        && (point.touchpoint() == null || proof.touchpoint().equals(point.touchpoint()))
        && (point.channel() == null || proof.channel().equals(point.channel()))
        && isOf(proof, point.segment())
        && (since == null || day.compareTo(since) >= 0)
        && (until == null || day.compareTo(until) < 0)
        && (point.kind() != PainKind.NEGATIVE_EMOTION || (score != null && score < 0))
        && (point.kind() != PainKind.POSITIVE_EMOTION || (score != null && score > 0));
  }

  /** Customers times what a customer who came to the stage is worth on average. */
  private List<Amount> atStake(PainPoint point) {
    boolean isLoss = point.kind() == PainKind.DROP_OFF || point.kind() == PainKind.NEGATIVE_EMOTION;
    List<String> customers =
        proofs.stream()
            .filter(proof -> proof.stage().equals(point.stage()) && isOf(proof, point.segment()))
            .map(Proof::customer)
            .distinct()
            .toList();
    if (!isLoss || customers.isEmpty()) {
      return List.of();
    }
    Map<String, Long> values = new TreeMap<>();
    proofs.stream()
        .filter(proof -> proof.goal() && isOf(proof, point.segment()))
        .map(Proof::value)
        .filter(Objects::nonNull)
        .forEach(value -> values.merge(value.currency(), value.micros(), Long::sum));
    return values.entrySet().stream()
        .map(
            sum ->
                new Amount(
                    sum.getKey(),
                    Math.round((double) sum.getValue() / customers.size() * point.customers())))
        .toList();
  }

  /** A stage with a few texts: the most telling, of those equally so the newest. */
  public StageColumn quote(StageColumn stage) {
    return stage.with(
        proofs.stream()
            .filter(proof -> proof.stage().equals(stage.id()))
            .sorted(
                Comparator.comparingInt(Illustrations::tellingness)
                    .thenComparing(Proof::at)
                    .reversed()
                    .thenComparing(Proof::id))
            .flatMap(this::verbatim)
            .filter(distinctText())
            .limit(MOST_TEXTS)
            .toList());
  }

  private static Predicate<Verbatim> distinctText() {
    Set<String> told = new HashSet<>();
    return verbatim -> told.add(verbatim.text());
  }

  private static int tellingness(Proof proof) {
    Integer score = proof.score();
    return score == null ? 0 : Math.abs(score);
  }

  private Stream<Verbatim> verbatim(Proof proof) {
    String text = proof.text();
    return text == null
        ? Stream.empty()
        : Stream.of(
            new Verbatim(
                proof.touchpoint(),
                Text.name(proof.touchpoint()),
                proof.channel(),
                day(proof, zone),
                proof.score(),
                shortened(text)));
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
