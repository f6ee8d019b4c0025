package io.journeyline.alerts;

import static io.journeyline.alerts.World.DAY;
import static io.journeyline.alerts.World.HOUR;
import static io.journeyline.alerts.World.START;
import static io.journeyline.alerts.World.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String DROPS =
      "{id: drops, kind: threshold, metric: dropRate, stage: look, window: PT1H, every: PT10M,"
          + " above: 0.5, minSample: 10, allowance: PT0S, coolDown: PT0S}";

  private static World drops(String more) {
    return new World(DROPS.replace("coolDown: PT0S", "coolDown: PT0S" + more));
  }

  /** So many of ten visits dropped. */
  private static void tenVisits(World world, long at, long dropped) {
    world.put("left:look>DROP", "web", at, dropped).put("left:look>buy", "web", at, 10 - dropped);
  }

  @Test
  void shouldFireOnceWhileABreachLastsAndResolveWhenItIsOver() {
    World world = drops("");
    for (int i = 0; i < 60; i++) {
      tenVisits(world, START + i * STEP, i >= 12 && i < 24 ? 9 : 1);
    }
    List<Alert> told = world.follow(world.judge(START), START, START + 60 * STEP);

    assertThat(told)
        .extracting(Alert::getState)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(told).extracting(Alert::getId).hasSize(2).containsOnly(told.getFirst().getId());
    Alert firing = told.getFirst();
    assertThat(firing.getTo()).isEqualTo(START + 16 * STEP);
    assertThat(firing.getN()).isEqualTo(60);
    assertThat(firing.getCounted()).isEqualTo(2 + 36);
    assertThat(firing.getHigh()).isEqualTo(0.5);
    assertThat(firing.getWatermark()).isEqualTo(START + 16 * STEP);
    assertThat(told.getLast().getFrom()).isEqualTo(firing.getFrom());
  }

  @Test
  void shouldNotJudgeAWindowBeforeTheWatermarkHasPassedItAndTheAllowance() {
    World world = new World(DROPS.replace("allowance: PT0S", "allowance: PT5M"));
    for (int i = 0; i < 6; i++) {
      tenVisits(world, START + i * STEP, 9);
    }
    Judge judge = world.judge(START);
    judge.judge(START + STEP + 5 * 60_000 - 1, world.told::add);
    assertThat(world.told).isEmpty();
    judge.judge(START + STEP + 5 * 60_000, world.told::add);
    assertThat(world.told).hasSize(1);
  }

  @Test
  void shouldNotJudgeSharesOfTooFew() {
    World world = drops("");
    world.put("left:look>DROP", "web", START, 9);
    assertThat(world.follow(world.judge(START), START, START + DAY)).isEmpty();
  }

  @Test
  void shouldWaitUntilABreachHasLasted() {
    World world = drops(", for: PT30M");
    for (int i = 0; i < 60; i++) {
      tenVisits(world, START + i * STEP, i == 10 || i >= 30 ? 10 : 5);
    }
    List<Alert> told = world.follow(world.judge(START), START, START + 60 * STEP);
    Alert firing = told.getFirst();
    assertThat(firing.getChangedAt() - firing.getSince()).isEqualTo(3 * STEP);
  }

  @Test
  void shouldKeepQuietWhileItCoolsDown() {
    World hot = drops("");
    World cool = new World(DROPS.replace("coolDown: PT0S", "coolDown: P1D"));
    for (World world : List.of(hot, cool)) {
      for (int i = 0; i < 140; i++) {
        tenVisits(world, START + i * STEP, i % 30 < 6 ? 10 : 0);
      }
      world.follow(world.judge(START), START, START + 140 * STEP);
    }
    assertThat(hot.told.stream().filter(alert -> alert.getState() == AlertState.FIRING).count())
        .isGreaterThan(2);
    assertThat(cool.told).hasSize(2);
  }

  @Test
  void shouldTakeBackAnAlertWhoseCauseLaterInputUndoes() {
    World world = drops("");
    for (int i = 0; i < 12; i++) {
      tenVisits(world, START + i * STEP, i >= 6 ? 9 : 1);
    }
    Judge judge = world.judge(START);
    world.follow(judge, START, START + 12 * STEP);
    assertThat(world.told).hasSize(1);
    for (int i = 6; i < 12; i++) {
      tenVisits(world, START + i * STEP, 1);
    }
    judge.judge(START + 12 * STEP + 1, world.told::add);
    assertThat(world.told).hasSize(2);
    assertThat(world.told.getLast().getState()).isEqualTo(AlertState.RETRACTED);
    assertThat(world.told.getLast().getId()).isEqualTo(world.told.getFirst().getId());
  }

  @Test
  void shouldKeepAnAlertWhoseCauseACorrectionOnlyMakesSmaller() {
    World world = drops("");
    for (int i = 0; i < 6; i++) {
      tenVisits(world, START + i * STEP, 9);
    }
    Judge judge = world.judge(START);
    world.follow(judge, START, START + 6 * STEP);
    tenVisits(world, START, 8);
    judge.judge(START + 6 * STEP + 1, world.told::add);
    assertThat(world.told).hasSize(1);
  }

  @Test
  void shouldTellTheSameAfterARestartAtAnyMoment() {
    List<Alert> straight = new ArrayList<>();
    List<Alert> restarted = new ArrayList<>();
    World world = drops(", for: PT20M");
    for (int i = 0; i < 100; i++) {
      tenVisits(world, START + i * STEP, i % 25 >= 12 ? 9 : 1);
    }
    Judge judge = world.judge(START);
    Judge again = world.judge(START);
    for (long now = START; now <= START + 100 * STEP; now += STEP) {
      judge.judge(now, straight::add);
      again = new Judge(world.definition, world.cells, START, again.stands(), restarted);
      again.judge(now, restarted::add);
    }
    assertThat(straight).hasSizeGreaterThan(4);
    assertThat(restarted).isEqualTo(straight);
  }

  @Test
  void shouldRaiseNothingForHistoryThatIsSkipped() {
    World world = drops("");
    for (int i = 0; i < 60; i++) {
      tenVisits(world, START + i * STEP, 9);
    }
    Judge judge = world.judge(START);
    judge.skip(START + 100 * STEP);
    assertThat(world.follow(judge, START, START + 100 * STEP)).isEmpty();
  }

  @Test
  void shouldTellWhichValuesMakeUpTheChange() {
    World world = drops("");
    for (long at = START; at < START + 7 * DAY; at += STEP) {
      world.put("left:look>DROP", "web", at, 2).put("left:look>buy", "web", at, 8);
      world.put("left:look>DROP", "mobile", at, 2).put("left:look>buy", "mobile", at, 8);
    }
    long now = START + 7 * DAY;
    for (long at = now; at < now + HOUR; at += STEP) {
      world.put("left:look>DROP", "web", at, 10).put("left:look>buy", "web", at, 0);
      world.put("left:look>DROP", "mobile", at, 2).put("left:look>buy", "mobile", at, 8);
    }
    List<Alert> told = world.follow(world.judge(now), now, now + HOUR);
    List<AlertShare> shares = told.getFirst().getShares();
    assertThat(shares).extracting(AlertShare::getDimension).containsOnly("channel");
    assertThat(shares.getFirst().getValue()).isEqualTo("web");
    assertThat(shares.getFirst().getShare()).isGreaterThan(0.9);
    assertThat(shares.stream().mapToDouble(AlertShare::getShare).sum()).isCloseTo(1, within(0.02));
  }

  @Test
  void shouldJudgeEachValueApartAndNameItInTheAlert() {
    World world = drops(", forEach: channel");
    for (int i = 0; i < 6; i++) {
      tenVisits(world, START + i * STEP, 1);
      world.put("left:look>DROP", "mobile", START + i * STEP, 10);
    }
    List<Alert> told = world.follow(world.judge(START), START, START + 6 * STEP);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().getDimensions()).containsEntry("channel", "mobile").hasSize(1);
  }

  @Test
  void shouldFindThatNothingComesAnyMore() {
    World world =
        new World(
            "{id: quiet, kind: absent, metric: entries, stage: look, window: PT3H, every: PT10M}");
    world.entries(START, START + 3 * DAY, 60);
    List<Alert> told = world.follow(world.judge(START), START, START + 4 * DAY);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().getTo())
        .isBetween(START + 3 * DAY + 3 * HOUR, START + 3 * DAY + 4 * HOUR);
  }

  @Test
  void shouldCompareWithThePeriodBefore() {
    World world =
        new World(
            "{id: fewer, kind: relative, metric: entries, stage: look, window: PT6H, every: PT10M,"
                + " change: 0.4, against: P7D, direction: down}");
    world.entries(START, START + 9 * DAY, 60).entries(START + 9 * DAY, START + 10 * DAY, 20);
    List<Alert> told = world.follow(world.judge(START), START, START + 10 * DAY);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().getSince()).isBetween(START + 9 * DAY, START + 9 * DAY + 12 * HOUR);
    assertThat(told.getFirst().getExpected()).isNotNull();
  }
}
