/**
 * Judges alert rules: reads the series aggregate and how far the pipeline has come, writes alerts.
 * Decisions are plain Java: cells and a moment in, alerts out.
 */
@NullMarked
package io.journeyline.alerts;

import org.jspecify.annotations.NullMarked;
