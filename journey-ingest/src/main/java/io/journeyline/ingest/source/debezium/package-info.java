/** Changes of databases as Debezium captures them: outbox tables and plain rows. */
@NullMarked
package io.journeyline.ingest.source.debezium;

import org.jspecify.annotations.NullMarked;
