/** Event webhook of SendGrid: what became of e-mails. */
@NullMarked
package io.journeyline.ingest.source.sendgrid;

import org.jspecify.annotations.NullMarked;
