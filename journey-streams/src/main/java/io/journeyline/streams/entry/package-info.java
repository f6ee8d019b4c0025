/**
 * Stage 1: reads touchpoints, rejected, forwards; writes forwards and rejected; hands each
 * touchpoint to the task that owns its home.
 */
@NullMarked
package io.journeyline.streams.entry;

import org.jspecify.annotations.NullMarked;
