package io.journeyline.map.pain;

import java.util.function.Supplier;

/**
 * One test that was made. Most find nothing, so that what one found is put into words only when it
 * is significant.
 *
 * @param surprise p-value
 */
record Tested(double surprise, Supplier<Finding> finding) {}
