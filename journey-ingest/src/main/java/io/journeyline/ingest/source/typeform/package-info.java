/** Webhooks of Typeform: forms that were filled in. */
@NullMarked
package io.journeyline.ingest.source.typeform;

import org.jspecify.annotations.NullMarked;
