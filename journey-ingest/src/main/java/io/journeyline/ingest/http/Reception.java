package io.journeyline.ingest.http;

import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.admission.Withheld;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to every request, whoever sends it: room is made, the body read, the sender let in,
 * the request taken apart, everything published and counted, and only then answered.
 */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int TOO_MANY = 429;

  private final InFlight inFlight;
  private final Delivery delivery;
  private final RecentEvents recent;
  private final Admission admission;
  private final IngestMeter meter;
  private final InstantSource clock;

  Reception(InFlight inFlight, Delivery delivery, RecentEvents recent, IngestParts parts) {
    this.inFlight = inFlight;
    this.delivery = delivery;
    this.recent = recent;
    admission = parts.admission();
    meter = parts.meter();
    clock = parts.clock();
  }

  /** Remembers what is in the topic, before whoever waits for that is told. */
  static Publisher remembering(Publisher publisher, RecentEvents recent) {
    return ingested ->
        publisher
            .publish(ingested)
            .whenComplete(
                (outcome, error) -> {
                  if (outcome == Publisher.Outcome.PUBLISHED
                      && ingested instanceof Ingested.Accepted(Touchpoint touchpoint)) {
                    recent.remember(touchpoint);
                  }
                });
  }

  /**
   * Takes a request.
   *
   * @param mounted sources at its path, of which one may know the sender
   */
  Answer receive(List<Mounted> mounted, UnreadRequest unread) throws IOException {
    String first = mounted.getFirst().id();
    int limit = mounted.stream().mapToInt(one -> one.route().limit()).max().orElse(0);
    InFlight.Place place;
    try {
      place = inFlight.enter(unread.length() < 0 ? limit : Math.min(limit, unread.length()));
    } catch (RefusedException e) {
      unread.skip();
      return refuse(first, 1, e);
    }
    try {
      WebRequest request = unread.read(limit, clock.millis());
      place.grow(request.raw().length + (long) request.body().length);
      return take(mounted, request, place);
    } catch (RefusedException e) {
      return refuse(first, 1, e);
    } finally {
      place.leave();
    }
  }

  private Answer take(List<Mounted> mounted, WebRequest request, InFlight.Place place)
      throws RefusedException {
    RefusedException refusal = RefusedException.wrongKey();
    for (Mounted one : mounted) {
      String key;
      try {
        key = one.source().authenticate(request);
      } catch (RefusedException e) {
        refusal = e;
        continue;
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error("{} cannot tell who sends to {}; nobody is let in", one.id(), request.path(), e);
        refusal = RefusedException.wrongKey();
        continue;
      }
      return take(one, key, request, place);
    }
    throw refusal;
  }

  private Answer take(Mounted sender, String key, WebRequest request, InFlight.Place place) {
    long now = request.receivedAt();
    long wait = sender.rate().secondsToWait(key, now);
    if (wait > 0) {
      return tooMany(sender, wait);
    }
    Translation translation;
    try {
      request.payload().check();
      translation = translate(sender, request);
    } catch (RefusedException e) {
      return e.reason() == null
          ? refuse(sender.id(), 1, e)
          : keep(sender, request, e, e.reason(), place);
    }
    sender.rate().pay(key, translation.outcomes().size(), now);
    return publish(sender, request, translation, place);
  }

  private static Translation translate(Mounted sender, WebRequest request) throws RefusedException {
    try {
      return sender.source().translate(request);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error(
          "{} cannot read a request to {}; it is kept as rejected", sender.id(), request.path(), e);
      throw RefusedException.unreadable("unreadable", "the request cannot be read");
    }
  }

  private Answer tooMany(Mounted sender, long seconds) {
    RefusedException refused =
        new RefusedException(
            TOO_MANY, "too_many", "more events than this key may send; send it again later", null);
    String wait = Long.toString(seconds);
    return refuse(sender.id(), 1, refused)
        .with("Retry-After", wait)
        .with("X-RateLimit-Reset", wait);
  }

  /** The sender gives up on what it is told is bad, so its bytes are kept before it is told. */
  private Answer keep(
      Mounted sender,
      WebRequest request,
      RefusedException refused,
      RejectReason reason,
      InFlight.Place place) {
    meter.received(sender.id(), 1);
    Ingested rejection =
        sender
            .conversion()
            .rejected(
                reason,
                refused.text(),
                request.payload().original(request.origin()),
                request.receivedAt());
    try {
      deliver(sender, List.of(rejection), place);
      return Answer.refused(refused);
    } catch (RefusedException e) {
      meter.ended(sender.id(), Fate.REFUSED, 1);
      return unavailable(e);
    }
  }

  private Answer publish(
      Mounted sender, WebRequest request, Translation translation, InFlight.Place place) {
    List<Outcome> outcomes = translation.outcomes();
    meter.received(sender.id(), outcomes.size());
    int duplicates = 0;
    List<Ingested> fresh = new ArrayList<>(outcomes.size());
    List<Withheld> withheld = new ArrayList<>();
    try {
      for (int i = 0; i < outcomes.size(); i++) {
        String origin = outcomes.size() > 1 ? request.origin() + "#" + (i + 1) : request.origin();
        Optional<Ingested> ingested =
            sender.conversion().of(outcomes.get(i), origin, request.receivedAt());
        if (ingested.isEmpty()) {
          continue;
        }
        Optional<Withheld> objection = objection(ingested.get(), request);
        if (objection.isPresent()) {
          withheld.add(objection.get());
        } else if (isDuplicate(ingested.get())) {
          duplicates++;
        } else {
          fresh.add(ingested.get());
        }
      }
      if (!fresh.isEmpty()) {
        deliver(sender, fresh, place);
      }
    } catch (RefusedException e) {
      meter.ended(sender.id(), Fate.REFUSED, outcomes.size());
      return unavailable(e);
    }
    meter.ended(sender.id(), Fate.DUPLICATE, duplicates);
    withheld.forEach(why -> meter.withheld(sender.id(), why));
    meter.ended(sender.id(), Fate.IGNORED, outcomes.size() - fresh.size() - duplicates);
    return translation.answer();
  }

  private Optional<Withheld> objection(Ingested ingested, WebRequest request)
      throws RefusedException {
    if (!(ingested instanceof Ingested.Accepted(Touchpoint touchpoint))) {
      return Optional.empty();
    }
    GlobalPrivacyControl.note(touchpoint, request);
    try {
      return admission.objection(touchpoint);
    } catch (UndecidedException e) {
      throw RefusedException.unavailable(e.text());
    }
  }

  private boolean isDuplicate(Ingested ingested) {
    return ingested instanceof Ingested.Accepted(Touchpoint touchpoint)
        && recent.hasEarlier(touchpoint);
  }

  private void deliver(Mounted sender, List<Ingested> ingested, InFlight.Place place)
      throws RefusedException {
    place.share();
    List<Publisher.Outcome> ended = delivery.deliver(ingested, place::leave);
    int published = Collections.frequency(ended, Publisher.Outcome.PUBLISHED);
    meter.ended(sender.id(), Fate.PUBLISHED, published);
    meter.ended(sender.id(), Fate.REJECTED, ended.size() - published);
  }

  private Answer refuse(String source, int events, RefusedException refused) {
    meter.received(source, events);
    meter.ended(source, Fate.REFUSED, events);
    return unavailable(refused);
  }

  /** Says when to come back, if it may. */
  private static Answer unavailable(RefusedException refused) {
    Answer answer = Answer.refused(refused);
    return refused.status() == 503 ? answer.with("Retry-After", "1") : answer;
  }
}
