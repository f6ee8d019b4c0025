/** Webhooks of HubSpot: contacts, companies, deals and tickets that change. */
@NullMarked
package io.journeyline.ingest.source.hubspot;

import org.jspecify.annotations.NullMarked;
