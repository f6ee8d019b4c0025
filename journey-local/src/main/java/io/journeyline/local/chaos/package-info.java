/**
 * Reliability as an experiment: a cluster under load, faults in seeded order, and after each the
 * published numbers against the oracle.
 */
@NullMarked
package io.journeyline.local.chaos;

import org.jspecify.annotations.NullMarked;
