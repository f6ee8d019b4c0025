package io.journeyline.local.simulator;

import java.time.Instant;
import java.util.List;

/**
 * What to simulate.
 *
 * @param customers number of people
 * @param days length of the period in which people act; late uploads may arrive after it
 * @param seed what makes one run differ from another; the same seed gives the same bytes
 * @param start first moment of the period
 * @param shares how many touchpoints arrive otherwise than they should
 * @param incidents what goes wrong
 * @param trouble how many times as often as usual owners have a problem, and open a ticket
 */
public record SimulatorSettings(
    int customers,
    int days,
    long seed,
    Instant start,
    Shares shares,
    List<Incident> incidents,
    double trouble) {

  static final int MAX_CUSTOMERS = 10_000_000;
  static final int MAX_DAYS = 3_650;
  private static final double MOST_TROUBLE = 8;
  private static final int LEAST_ENOUGH = 100;
  private static final double SURE_PER_CUSTOMER = 8;
  static final Instant DEFAULT_START = Instant.parse("2026-01-05T00:00:00Z");

  /**
   * How many touchpoints arrive otherwise than they should, as shares of all.
   *
   * @param late those that arrive hours to days after they occurred
   * @param duplicates repetitions
   * @param hostile those with unusable identifiers or an absurd time
   */
  public record Shares(double late, double duplicates, double hostile) {
    /**
     * @throws IllegalArgumentException naming the share, its value and what is allowed
     */
    public Shares {
      requireShare("late", late);
      requireShare("duplicates", duplicates);
      requireShare("hostile", hostile);
    }
  }

  /**
   * @throws IllegalArgumentException naming the setting, its value and what is allowed
   */
  public SimulatorSettings {
    requireBetween("customers", customers, MAX_CUSTOMERS);
    requireBetween("days", days, MAX_DAYS);
    if (!(trouble >= 0 && trouble <= MOST_TROUBLE)) {
      throw new IllegalArgumentException(
          "trouble is " + trouble + "; allowed: a number from 0 to " + MOST_TROUBLE);
    }
    if (start.isBefore(Instant.EPOCH) || start.isAfter(Instant.parse("2100-01-01T00:00:00Z"))) {
      throw new IllegalArgumentException(
          "start is " + start + "; allowed: a moment from 1970 to 2100, such as " + DEFAULT_START);
    }
  }

  /** 1,000 people over 60 days, 3 % late, 2 % repeated, 0.1 % hostile. */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        1_000, 60, 1, DEFAULT_START, new Shares(0.03, 0.02, 0.001), List.of(), 1);
  }

  /** How many people surely make so many touchpoints: some at once, more with every week. */
  static int enoughFor(long touchpoints, int days) {
    double sure = Math.min(SURE_PER_CUSTOMER, (days + 5) / 7.0);
    return Math.clamp((long) (touchpoints / sure), LEAST_ENOUGH, MAX_CUSTOMERS);
  }

  public SimulatorSettings withCustomers(int number) {
    return new SimulatorSettings(number, days, seed, start, shares, incidents, trouble);
  }

  public SimulatorSettings withDays(int number) {
    return new SimulatorSettings(customers, number, seed, start, shares, incidents, trouble);
  }

  public SimulatorSettings withSeed(long number) {
    return new SimulatorSettings(customers, days, number, start, shares, incidents, trouble);
  }

  public SimulatorSettings withStart(Instant instant) {
    return new SimulatorSettings(customers, days, seed, instant, shares, incidents, trouble);
  }

  /** The same people, with other shares. */
  public SimulatorSettings withShares(double late, double duplicates, double hostile) {
    Shares others = new Shares(late, duplicates, hostile);
    return new SimulatorSettings(customers, days, seed, start, others, incidents, trouble);
  }

  /** The same people, with these incidents. */
  public SimulatorSettings withIncidents(List<Incident> all) {
    return new SimulatorSettings(customers, days, seed, start, shares, all, trouble);
  }

  /** The same people, who have problems so many times as often. */
  public SimulatorSettings withTrouble(double factor) {
    return new SimulatorSettings(customers, days, seed, start, shares, incidents, factor);
  }

  private static void requireBetween(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed: whole numbers from 1 to " + max);
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed: a share from 0 to 1, such as 0.03");
    }
  }
}
