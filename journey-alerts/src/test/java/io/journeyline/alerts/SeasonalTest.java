package io.journeyline.alerts;

import static io.journeyline.alerts.World.DAY;
import static io.journeyline.alerts.World.HOUR;
import static io.journeyline.alerts.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalTest {
  private static final String SHARE =
      "{id: drops, kind: seasonal, metric: dropRate, stage: look, window: [PT1H, PT6H],"
          + " every: PT10M, direction: up, allowance: PT0S}";
  private static final String VOLUME =
      "{id: came, kind: seasonal, metric: entries, stage: look, window: [PT1H, PT6H],"
          + " every: PT10M, allowance: PT0S}";
  private static final long WEEK = 7 * DAY;
  private static final long WEEKS = 4 * WEEK;

  private static long firing(List<Alert> told) {
    return told.stream().filter(alert -> alert.getState() == AlertState.FIRING).count();
  }

  @Test
  void shouldKnowTheRhythmOfTheWeekAndAlarmSeldom() {
    World world = new World(SHARE, VOLUME);
    world.visits("web", START, START + 2 * WEEKS, 100, 0.3).entries(START, START + 2 * WEEKS, 200);
    List<Alert> told = world.follow(world.judge(START + WEEKS), START + WEEKS, START + 2 * WEEKS);
    // Two rules, four weeks, a false alarm in four weeks each.
    assertThat(firing(told)).isLessThanOrEqualTo(4);
  }

  @Test
  void shouldFindAHigherDropRateWithinHours() {
    World world = new World(SHARE);
    long incident = START + WEEKS + 10 * HOUR;
    world
        .visits("web", START, incident, 100, 0.3)
        .visits("web", incident, incident + DAY, 100, 0.45);
    List<Alert> told =
        world.follow(world.judge(START + WEEKS), START + WEEKS, incident + 12 * HOUR);
    assertThat(told).isNotEmpty();
    Alert alert = told.getFirst();
    assertThat(alert.getChangedAt()).isBetween(incident, incident + 6 * HOUR);
    assertThat(alert.getExpected()).isBetween(0.25, 0.35);
    assertThat(alert.getValue()).isGreaterThan(alert.getHigh());
  }

  @Test
  void shouldFindFewerVisitsAtNightOnlyByTheirHour() {
    World world = new World(VOLUME);
    long incident = START + WEEKS + 20 * HOUR;
    world.entries(START, incident, 200).entries(incident, incident + DAY, 120);
    List<Alert> told =
        world.follow(world.judge(START + WEEKS), START + WEEKS, incident + 12 * HOUR);
    assertThat(told).isNotEmpty();
    assertThat(told.getFirst().getChangedAt()).isBetween(incident, incident + 2 * HOUR);
  }

  @Test
  void shouldFollowATrend() {
    World world = new World(VOLUME);
    for (int day = 0; day < 42; day++) {
      world.entries(START + day * DAY, START + (day + 1) * DAY, 100 * Math.pow(1.03, day));
    }
    List<Alert> told = world.follow(world.judge(START + WEEKS), START + WEEKS, START + 42 * DAY);
    assertThat(firing(told)).isLessThanOrEqualTo(3);
  }

  @Test
  void shouldNotLearnFromOneOddWeek() {
    World world = new World(SHARE);
    world.visits("web", START, START + 2 * WEEKS, 100, 0.3);
    world.visits("web", START + 14 * DAY, START + 16 * DAY, 100, 0.9);
    long incident = START + WEEKS + 10 * HOUR;
    world.visits("web", incident, incident + DAY, 100, 0.5);
    List<Alert> told =
        world.follow(world.judge(START + WEEKS), START + WEEKS, incident + 12 * HOUR);
    assertThat(told).isNotEmpty();
    assertThat(told.getFirst().getExpected()).isBetween(0.22, 0.42);
  }

  @Test
  void shouldSayNothingBeforeItKnowsWhatIsUsual() {
    World world = new World(SHARE, VOLUME);
    world.visits("web", START, START + 3 * DAY, 100, 0.3).entries(START, START + 3 * DAY, 100);
    world.visits("web", START + DAY, START + 2 * DAY, 100, 0.9);
    assertThat(world.follow(world.judge(START), START, START + 3 * DAY)).isEmpty();
  }

  @Test
  void shouldNotMindAbsurdTimesOrTinySamples() {
    World world = new World(SHARE, VOLUME);
    world.put("entered:look", "web", 0, 1).put("entered:look", "web", 253_000_000_000_000L, 1);
    world.put("left:look>DROP", "web", START, 1);
    assertThat(world.follow(world.judge(START), START, START + 2 * DAY)).isEmpty();
  }

  @Test
  void shouldSayTheSameWhenItForgetsWhatNoRuleLooksAt() {
    List<List<Alert>> told = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (boolean forgets : List.of(false, true)) {
      World world = new World(SHARE, VOLUME);
      world
          .visits("web", START, START + 10 * WEEK, 60, 0.3)
          .visits("web", START + 9 * WEEK, START + 9 * WEEK + DAY, 60, 0.6)
          .entries(START, START + 10 * WEEK, 100);
      Judge judge = world.judge(START + 8 * WEEK);
      for (long now = START + 8 * WEEK; now <= START + 10 * WEEK; now += DAY) {
        judge.judge(now, world.told::add);
        if (forgets) {
          world.cells.forgetBefore(now - Horizon.of(world.definition.alerts()));
        }
      }
      told.add(world.told);
      kept.add(world.cells.size());
    }
    assertThat(told.getFirst()).isNotEmpty();
    assertThat(told.getLast()).isEqualTo(told.getFirst());
    assertThat(kept.getLast()).isLessThan(kept.getFirst());
  }
}
