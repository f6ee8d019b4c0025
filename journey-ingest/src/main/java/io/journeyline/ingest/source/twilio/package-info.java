/** Webhooks of Twilio: messages and calls. */
@NullMarked
package io.journeyline.ingest.source.twilio;

import org.jspecify.annotations.NullMarked;
