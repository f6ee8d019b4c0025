package io.journeyline.ingest.publish;

import io.journeyline.ingest.publish.Publisher.Outcome;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record ready to be sent, and what sending it means. */
record Envelope(ProducerRecord<byte[], byte[]> record, Outcome outcome) {}
