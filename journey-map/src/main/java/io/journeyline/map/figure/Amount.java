package io.journeyline.map.figure;

/**
 * Money.
 *
 * @param micros millionths of the currency's unit
 */
public record Amount(String currency, long micros) {}
