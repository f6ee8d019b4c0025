/** The document as JSON, as a page and as text. */
@NullMarked
package io.journeyline.map.render;

import org.jspecify.annotations.NullMarked;
