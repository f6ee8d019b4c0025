/** Module dashboard. */
@NullMarked
package io.journeyline.dashboard;

import org.jspecify.annotations.NullMarked;
