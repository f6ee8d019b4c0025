/** Webhooks of Meta: Facebook pages, Messenger, Instagram and WhatsApp. */
@NullMarked
package io.journeyline.ingest.source.meta;

import org.jspecify.annotations.NullMarked;
