/** The journey map as one document. */
@NullMarked
package io.journeyline.map.document;

import org.jspecify.annotations.NullMarked;
