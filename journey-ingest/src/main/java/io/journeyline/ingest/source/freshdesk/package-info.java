/** Webhooks of Freshdesk's automation rules. */
@NullMarked
package io.journeyline.ingest.source.freshdesk;

import org.jspecify.annotations.NullMarked;
