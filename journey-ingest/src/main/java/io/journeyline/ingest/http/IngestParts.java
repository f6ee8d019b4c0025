package io.journeyline.ingest.http;

import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.Admission;
import java.time.InstantSource;

/**
 * What the server works with.
 *
 * @param clock tells when a request is received
 * @param meter told what becomes of events
 * @param admission asked before a touchpoint is published
 */
public record IngestParts(
    Publisher publisher, InstantSource clock, IngestMeter meter, Admission admission) {

  /** By the system's clock; every touchpoint is let in. */
  public static IngestParts of(Publisher publisher) {
    return new IngestParts(publisher, InstantSource.system(), new SourceCounts(), Admission.ALL);
  }

  public IngestParts withClock(InstantSource other) {
    return new IngestParts(publisher, other, meter, admission);
  }

  public IngestParts withMeter(IngestMeter other) {
    return new IngestParts(publisher, clock, other, admission);
  }

  public IngestParts withAdmission(Admission other) {
    return new IngestParts(publisher, clock, meter, other);
  }
}
