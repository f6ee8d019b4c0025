/** Webhooks of Intercom: conversations, contacts and ratings. */
@NullMarked
package io.journeyline.ingest.source.intercom;

import org.jspecify.annotations.NullMarked;
