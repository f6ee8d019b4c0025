/** Webhooks of Shopify: orders, checkouts and customers. */
@NullMarked
package io.journeyline.ingest.source.shopify;

import org.jspecify.annotations.NullMarked;
