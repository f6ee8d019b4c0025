/** Whether the map finds a pain point that was planted, and what mending it changed. */
@NullMarked
package io.journeyline.local.pain;

import org.jspecify.annotations.NullMarked;
