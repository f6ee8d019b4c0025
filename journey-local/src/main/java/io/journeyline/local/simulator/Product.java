package io.journeyline.local.simulator;

/**
 * An article of the simulated shop, which sells things that watch over a home's energy.
 *
 * @param priceCents price in euro cents
 */
record Product(String sku, String category, long priceCents) {
  private static final Product[] ALL = {
    new Product("lamp-1", "light", 2_990),
    new Product("lamp-4", "light", 9_990),
    new Product("plug-2", "power", 3_490),
    new Product("meter-1", "power", 12_900),
    new Product("thermo-1", "heat", 7_995),
    new Product("thermo-5", "heat", 34_900),
    new Product("hub-1", "hub", 14_950),
    new Product("balcony-800", "solar", 69_900),
  };
  private static final int[] WEIGHTS = {20, 12, 18, 10, 16, 6, 12, 6};
  private static final double CENTS = 100.0;

  static Product draw(Dice dice) {
    return ALL[dice.weighted(WEIGHTS)];
  }

  double price() {
    return priceCents / CENTS;
  }
}
