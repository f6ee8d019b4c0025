package io.journeyline.ingest.http;

import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import java.time.InstantSource;

/**
 * What the server works with.
 *
 * @param clock tells when a request is received
 * @param meter told what becomes of events
 * @param admission asked before a touchpoint is published
 * @param metrics served beside the routes of sources
 * @param metricsAccess who may read them
 */
public record IngestParts(
    Publisher publisher,
    InstantSource clock,
    IngestMeter meter,
    Admission admission,
    Metrics metrics,
    MetricsAccess metricsAccess) {

  /** By the system's clock; every touchpoint is let in; metrics for this machine only. */
  public static IngestParts of(Publisher publisher) {
    return of(publisher, new Metrics(), MetricsAccess.LOCAL);
  }

  /** By the system's clock; every touchpoint is let in; events are counted in the metrics. */
  public static IngestParts of(Publisher publisher, Metrics metrics, MetricsAccess access) {
    return new IngestParts(
        publisher,
        InstantSource.system(),
        new EventMetrics(metrics.registry()),
        Admission.ALL,
        metrics,
        access);
  }

  public IngestParts withClock(InstantSource other) {
    return new IngestParts(publisher, other, meter, admission, metrics, metricsAccess);
  }

  public IngestParts withMeter(IngestMeter other) {
    return new IngestParts(publisher, clock, other, admission, metrics, metricsAccess);
  }

  public IngestParts withAdmission(Admission other) {
    return new IngestParts(publisher, clock, meter, other, metrics, metricsAccess);
  }
}
