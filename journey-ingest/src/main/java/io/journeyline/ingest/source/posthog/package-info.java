/** PostHog's capture API, as its own libraries use it. */
@NullMarked
package io.journeyline.ingest.source.posthog;

import org.jspecify.annotations.NullMarked;
