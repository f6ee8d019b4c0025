package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/live}: server-sent events of what has changed. An event's id is {@code
 * RUN-NUMBER}: numbers of another run of the program say nothing here.
 */
final class LiveRoute implements Handler {
  static final String PATH = "/api/live";
  static final String CONTENT_TYPE = "text/event-stream";

  private static final Logger LOG = LoggerFactory.getLogger(LiveRoute.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** Then a client comes again, and is asked again who it is. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final int FULL = 503;

  private final LiveFeed feed;
  private final Model model;
  private final Gate gate;
  private final Semaphore places;
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

  LiveRoute(LiveFeed feed, Model model, Gate gate, int mostClients) {
    this.feed = feed;
    this.model = model;
    this.gate = gate;
    places = new Semaphore(mostClients);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    try {
      gate.require(request, Role.VIEWER);
    } catch (ProblemException e) {
      Replies.send(request, response, Answer.problem(e));
      return;
    }
    if (!places.tryAcquire()) {
      Replies.send(
          request,
          response.header(HeaderNames.RETRY_AFTER, "10").header(HeaderNames.CONNECTION, "close"),
          Answer.problem(
              new ProblemException(
                  FULL, "too-many-listeners", "too many listen already; try again later", null)));
      return;
    }
    try {
      serve(request, response);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("A listener has left: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private void serve(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    @Nullable String known =
        request.headers().first(HeaderNames.create("Last-Event-ID")).orElse(null);
    response
        .header(HeaderNames.CONTENT_TYPE, CONTENT_TYPE)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .header(HeaderNames.create("X-Accel-Buffering"), "no");
    try (OutputStream out = response.outputStream()) {
      long at = begin(out, known);
      long end = System.nanoTime() + LONGEST.toNanos();
      while (System.nanoTime() < end) {
        LiveFeed.@Nullable News news = feed.after(at, HEARTBEAT);
        if (news == null) {
          return;
        }
        tell(out, news);
        at = news.last();
      }
    }
  }

  private long begin(OutputStream out, @Nullable String known) throws IOException {
    long last = feed.last();
    OptionalLong seen = known == null ? OptionalLong.empty() : number(known);
    if (seen.isPresent() && seen.getAsLong() <= last) {
      write(out, "retry: 2000\n\n");
      return seen.getAsLong();
    }
    write(
        out,
        "retry: 2000\n"
            + event(known == null ? "hello" : "reset", last, List.of(), model.moment()));
    return last;
  }

  /** The number of an event of this run; none where it is no id of one. */
  private OptionalLong number(String id) {
    String prefix = run + "-";
    String digits = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
    return NUMBER.matcher(digits).matches()
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  private void tell(OutputStream out, LiveFeed.News news) throws IOException {
    if (news.missed()) {
      write(out, event("reset", news.last(), List.of(), model.moment()));
      return;
    }
    StringBuilder text = new StringBuilder();
    for (LiveFeed.Change change : news.changes()) {
      text.append(
          event("change", change.number(), new TreeSet<>(change.aggregates()), change.moment()));
    }
    write(out, text.isEmpty() ? ":\n\n" : text.toString());
  }

  private String event(String name, long number, Collection<String> changed, Moment moment) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    changed.forEach(data.putArray("changed")::add);
    Envelope.moment(data, moment);
    return "id: %s-%d\nevent: %s\ndata: %s\n\n".formatted(run, number, name, data);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
