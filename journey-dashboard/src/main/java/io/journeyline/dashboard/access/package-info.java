/** Who may see what. */
@NullMarked
package io.journeyline.dashboard.access;

import org.jspecify.annotations.NullMarked;
