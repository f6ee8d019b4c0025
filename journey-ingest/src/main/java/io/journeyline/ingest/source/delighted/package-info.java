/** Webhooks of Delighted: answers to surveys. */
@NullMarked
package io.journeyline.ingest.source.delighted;

import org.jspecify.annotations.NullMarked;
