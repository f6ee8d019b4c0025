/** What may be taken in: asked for every touchpoint before it is published, however it came. */
@NullMarked
package io.journeyline.ingest.admission;

import org.jspecify.annotations.NullMarked;
