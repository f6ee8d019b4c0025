/** JSON of any sender, read by a mapping file. */
@NullMarked
package io.journeyline.ingest.source.mapped;

import org.jspecify.annotations.NullMarked;
