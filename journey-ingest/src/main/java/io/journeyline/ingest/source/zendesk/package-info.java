/** Webhooks of Zendesk: events of tickets, and the template for triggers. */
@NullMarked
package io.journeyline.ingest.source.zendesk;

import org.jspecify.annotations.NullMarked;
