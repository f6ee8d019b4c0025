/** Snapshots for files, for people and for comparison. */
@NullMarked
package io.journeyline.local.export;

import org.jspecify.annotations.NullMarked;
