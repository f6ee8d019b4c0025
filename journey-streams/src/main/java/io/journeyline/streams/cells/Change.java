package io.journeyline.streams.cells;

/**
 * Differences, and the input time that they stem from.
 *
 * @param origin ms since 1970-01-01 UTC
 */
public record Change(Differences differences, long origin) {}
