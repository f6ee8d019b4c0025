package io.journeyline.streams.touchpoint;

/**
 * A touchpoint at its home, and the input time that it stems from. The record's key is the home.
 */
public record Placed(Row row, long origin) {}
