/** Figures as the document shows them. */
@NullMarked
package io.journeyline.map.figure;

import org.jspecify.annotations.NullMarked;
