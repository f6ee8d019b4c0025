/** Where customers are lost or unhappy, and where they are delighted. */
@NullMarked
package io.journeyline.map.pain;

import org.jspecify.annotations.NullMarked;
