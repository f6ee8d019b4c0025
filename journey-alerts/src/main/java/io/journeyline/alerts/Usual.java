package io.journeyline.alerts;

/**
 * What is usual for a window.
 *
 * @param value a share or a count
 * @param doubt variance of that value on the scale of {@link Spread}: the past is a sample too
 */
record Usual(double value, double doubt) {}
