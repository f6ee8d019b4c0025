/** What was intended, against what is. */
@NullMarked
package io.journeyline.map.targets;

import org.jspecify.annotations.NullMarked;
