package io.journeyline.ingest.http;

import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Payload;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that the server does with requests of one source, without a socket. */
public final class TestReception implements AutoCloseable {
  private final FakePublisher publisher = new FakePublisher();
  private final SourceCounts counts = new SourceCounts();
  private final RecentEvents recent = new RecentEvents(1_000);
  private final Delivery delivery =
      new Delivery(Reception.remembering(publisher, recent), Duration.ofSeconds(3));
  private final RoutingTable table;
  private final Reception reception;
  private final String id;
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private volatile long now;

  public TestReception(SourceType type, SourceSettings settings, long now) {
    this(type, settings, now, Admission.ALL);
  }

  TestReception(SourceType type, SourceSettings settings, long now, Admission admission) {
    this.now = now;
    id = settings.id();
    table =
        new RoutingTable(
            Mounting.of(IngestSettings.local(0).withSources(List.of(watched(type, settings)))));
    reception =
        new Reception(
            new InFlight(10, 64L << 20),
            delivery,
            recent,
            IngestParts.of(publisher)
                .withClock(this::instant)
                .withMeter(counts)
                .withAdmission(admission));
  }

  /** The server hides what a source throws; here it is noted. */
  private ConfiguredSource watched(SourceType type, SourceSettings settings) {
    SourceType.Factory factory = given -> new Watched(type.factory().create(given), failures);
    return new ConfiguredSource(
        new SourceType(type.id(), type.title(), type.access(), type.options(), factory), settings);
  }

  /** One that lets every request in, whoever sent it. */
  public static TestReception trusting(SourceType type, SourceSettings settings, long now) {
    SourceType.Factory factory = given -> new Trusting(type.factory().create(given));
    return new TestReception(
        new SourceType(type.id(), type.title(), type.access(), type.options(), factory),
        settings,
        now);
  }

  /** What the source threw and should not have. */
  public List<Throwable> failures() {
    return failures;
  }

  private Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  /** Sets the time at which further requests are received. */
  public void setNow(long millis) {
    now = millis;
  }

  public Answer send(TestRequest request) {
    String path = RoutingTable.plain(request.path());
    RoutingTable.Found found = table.find(path).orElseThrow(() -> new AssertionError(path));
    List<Mounted> mounted = found.at(request.method());
    if (mounted.isEmpty()) {
      throw new AssertionError(request.method() + " " + path + " is no route");
    }
    try {
      return reception.receive(mounted, new Unread(request, path, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Touchpoint> touchpoints() {
    return publisher.touchpoints;
  }

  public List<RejectedTouchpoint> rejected() {
    return publisher.rejected;
  }

  /** What was counted for the source. */
  public SourceCounts.Snapshot counts() {
    return counts.of(id);
  }

  @Override
  public void close() {
    delivery.close();
  }

  private record Trusting(Source source) implements Source {

    @Override
    public List<Route> routes() {
      return source.routes();
    }

    @Override
    public String authenticate(WebRequest request) {
      return "";
    }

    @Override
    public Translation translate(WebRequest request) throws RefusedException {
      return source.translate(request);
    }
  }

  private record Watched(Source source, List<Throwable> failures) implements Source {

    @Override
    public List<Route> routes() {
      return source.routes();
    }

    @Override
    public String authenticate(WebRequest request) throws RefusedException {
      try {
        return source.authenticate(request);
      } catch (RuntimeException | StackOverflowError e) {
        failures.add(e);
        throw e;
      }
    }

    @Override
    public Translation translate(WebRequest request) throws RefusedException {
      try {
        return source.translate(request);
      } catch (RuntimeException | StackOverflowError e) {
        failures.add(e);
        throw e;
      }
    }
  }

  private record Unread(TestRequest request, String path, RoutingTable.Found found)
      implements UnreadRequest {

    @Override
    public long length() {
      return request.body().length;
    }

    @Override
    public WebRequest read(int limit, long receivedAt) throws IOException {
      return request.read(
          path,
          found.parameters(),
          Payload.read(new ByteArrayInputStream(request.body()), limit),
          receivedAt);
    }

    @Override
    public void skip() {}
  }
}
