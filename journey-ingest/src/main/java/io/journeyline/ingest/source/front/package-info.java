/** Webhooks of Front: messages in shared inboxes. */
@NullMarked
package io.journeyline.ingest.source.front;

import org.jspecify.annotations.NullMarked;
