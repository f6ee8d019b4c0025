/** Standard Webhooks: signed JSON from any sender. */
@NullMarked
package io.journeyline.ingest.source.webhook;

import org.jspecify.annotations.NullMarked;
