/** Salesforce's Change Data Capture. */
@NullMarked
package io.journeyline.ingest.source.salesforce;

import org.jspecify.annotations.NullMarked;
