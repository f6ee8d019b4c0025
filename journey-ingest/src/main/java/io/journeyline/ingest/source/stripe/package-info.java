/** Webhooks of Stripe: payments, invoices and subscriptions. */
@NullMarked
package io.journeyline.ingest.source.stripe;

import org.jspecify.annotations.NullMarked;
