package io.journeyline.map.story;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.duration;
import static io.journeyline.map.figure.Text.percent;
import static io.journeyline.map.figure.Text.score;

import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapDocument.Card;
import io.journeyline.map.document.MapDocument.Group;
import io.journeyline.map.document.MapDocument.StageColumn;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.pain.PainPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The typical journey of a group of customers, with the numbers behind each sentence. */
public final class PersonaStory {
  private PersonaStory() {}

  /** One sentence each, in the order of the journey. */
  public static List<String> of(MapDocument map) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s: %s journeys begun, %s touchpoints, %s goals reached."
            .formatted(
                name(map),
                count(map.totals().episodes()),
                count(map.totals().touchpoints()),
                count(map.totals().goals())));
    map.stages().stream()
        .filter(stage -> stage.entered() > 0)
        .forEach(stage -> sentences.add(stage(stage)));
    map.painPoints().stream()
        .max(Comparator.comparingLong(PainPoint::customers))
        .ifPresent(point -> sentences.add("What hurts most: " + point.says()));
    map.delights().stream()
        .findFirst()
        .ifPresent(it -> sentences.add("What delights: " + it.says()));
    return List.copyOf(sentences);
  }

  private static String name(MapDocument map) {
    return map.personas().stream()
        .filter(group -> group.id().equals(map.segment()))
        .map(Group::name)
        .findFirst()
        .orElse(map.segment());
  }

  private static String stage(StageColumn stage) {
    StringBuilder text = new StringBuilder();
    text.append("%s: %s visits".formatted(stage.name(), count(stage.entered())));
    Optional<Card> most = stage.touchpoints().stream().max(Comparator.comparingLong(Card::count));
    most.ifPresent(
        card ->
            text.append(
                ", most often %s on %s (%s)"
                    .formatted(card.name(), card.channel(), count(card.count()))));
    if (stage.dwellP50() != null) {
      text.append("; half stay longer than ").append(duration(stage.dwellP50()));
    }
    Measure advance = stage.advanceRate();
    Measure drop = stage.dropRate();
    if (advance != null && drop != null) {
      text.append(
          "; of %s that ended %s go on and %s leave"
              .formatted(count(advance.n()), percent(advance.value()), percent(drop.value())));
    }
    Measure emotion = stage.emotion();
    if (emotion != null) {
      text.append("; mood %s (n %s)".formatted(score(emotion.value()), count(emotion.n())));
    }
    return text.append('.').toString();
  }
}
