package io.journeyline.alerts;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small map, cells made up for it, and what is told of them. */
final class World {
  static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long DAY = 24 * HOUR;
  static final long STEP = Duration.ofMinutes(10).toMillis();

  private static final String MAP =
      """
      map: shop
      version: 1
      stages:
        - {id: look, timeout: P1D}
        - {id: buy, timeout: P1D}
      touchpoints:
        - {id: looked, stage: look, event: look}
        - {id: bought, stage: buy, event: buy}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
      alerts:
      """;

  final JourneyDefinition definition;
  final CellStore cells;
  final List<Alert> told = new ArrayList<>();
  private final Random random = new Random(7);

  World(String... alerts) {
    try {
      definition =
          DefinitionLoader.parse(MAP + "  - " + String.join("\n  - ", alerts), "shop.yaml");
    } catch (DefinitionException e) {
      throw new IllegalArgumentException(e);
    }
    cells = new CellStore(definition.alerts());
  }

  static SeriesKey key(String series, String channel, long from) {
    return new SeriesKey("shop", 1, "all", series, "looked", channel, "", from);
  }

  World put(String series, String channel, long from, long count) {
    cells.put(key(series, channel, from), count);
    return this;
  }

  /** Busy by day, quiet at night, quieter on Sundays. */
  static double rhythm(long at) {
    long hour = Math.floorMod(at / HOUR, 24L);
    long day = Math.floorMod(at / DAY + 3, 7L);
    return (hour < 7 ? 0.2 : hour < 18 ? 1 : 1.6) * (day == 6 ? 0.6 : 1);
  }

  /** A number that varies by chance around its mean. */
  long around(double mean) {
    if (mean > 50) {
      return Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
    }
    long count = 0;
    for (double left = Math.exp(-mean), drawn = random.nextDouble();
        drawn > left;
        drawn *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Visits of look that drop or go on, so many an hour, for some time. */
  World visits(String channel, long from, long to, double hourly, double dropRate) {
    for (long at = from; at < to; at += STEP) {
      double mean = hourly / 6 * rhythm(at);
      put("left:look>DROP", channel, at, around(mean * dropRate));
      put("left:look>buy", channel, at, around(mean * (1 - dropRate)));
    }
    return this;
  }

  World entries(long from, long to, double hourly) {
    for (long at = from; at < to; at += STEP) {
      put("entered:look", "web", at, around(hourly / 6 * rhythm(at)));
    }
    return this;
  }

  Judge judge(long start) {
    return new Judge(definition, cells, start);
  }

  /** What a judge tells that looks at each step until then. */
  List<Alert> follow(Judge judge, long from, long to) {
    for (long now = from; now <= to; now += STEP) {
      judge.judge(now, told::add);
    }
    return told;
  }
}
