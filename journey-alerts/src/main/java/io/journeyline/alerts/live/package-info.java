/**
 * Judges a running pipeline: reads series and progress, writes alerts and how far they were judged,
 * each in one transaction.
 */
@NullMarked
package io.journeyline.alerts.live;

import org.jspecify.annotations.NullMarked;
