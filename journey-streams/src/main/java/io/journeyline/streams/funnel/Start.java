package io.journeyline.streams.funnel;

/**
 * A touchpoint that matches a funnel's first step.
 *
 * @param at ms since 1970-01-01 UTC
 * @param by the value to break down by
 */
record Start(long at, String by) {}
