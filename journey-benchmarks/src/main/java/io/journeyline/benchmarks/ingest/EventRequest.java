package io.journeyline.benchmarks.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request with events of a shop's visitors, written once; before each sending it gets new ids.
 */
final class EventRequest {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final int CUSTOMERS = 20_000;
  private static final char CUSTOMER = '~';
  private static final Pattern MARK = Pattern.compile("#+|~+");

  /** In each event. */
  private static final int MARKS = 4;

  private static final String EVENT =
      """
      {"type":"track","event":"Order Completed","userId":"u~~~~~~","anonymousId":"a~~~~~~",\
      "messageId":"bench-############","originalTimestamp":"2026-03-01T10:00:00.000Z",\
      "properties":{"orderId":"o-############","total":49.90,"currency":"EUR","coupon":"SPRING",\
      "products":[{"sku":"p-100","price":19.95,"quantity":2},{"sku":"p-7","price":10.00,"quantity":1}]},\
      "context":{"page":{"path":"/checkout/done","url":"https://shop.example.com/checkout/done"},\
      "userAgent":"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0","locale":"de-DE",\
      "campaign":{"name":"spring","source":"newsletter","medium":"email"},\
      "library":{"name":"analytics.js","version":"1.84.3"}}}""";

  private final byte[] bytes;
  private final List<Mark> marks;
  private final int events;

  private EventRequest(byte[] bytes, List<Mark> marks, int events) {
    this.bytes = bytes;
    this.marks = marks;
    this.events = events;
  }

  /**
   * A number to be written at each sending.
   *
   * @param event which of the request's events it belongs to
   */
  private record Mark(int at, int digits, int event, boolean customer) {}

  static EventRequest batch(int events) {
    String list = String.join(",", Collections.nCopies(events, EVENT));
    return of(
        "/v1/batch", "{\"sentAt\":\"2026-03-01T10:00:01.000Z\",\"batch\":[" + list + "]}", events);
  }

  static EventRequest single() {
    return of("/v1/track", EVENT, 1);
  }

  private static EventRequest of(String path, String body, int events) {
    String head =
        """
        POST %s HTTP/1.1
        Host: 127.0.0.1
        Authorization: Basic S0VZOg==
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(path, body.length())
            .replace("\n", "\r\n");
    String request = head + body;
    List<Mark> marks = new ArrayList<>();
    Matcher matcher = MARK.matcher(request);
    while (matcher.find()) {
      boolean customer = request.charAt(matcher.start()) == CUSTOMER;
      int event = marks.size() / MARKS;
      marks.add(new Mark(matcher.start(), matcher.end() - matcher.start(), event, customer));
    }
    return new EventRequest(request.getBytes(StandardCharsets.US_ASCII), marks, events);
  }

  int events() {
    return events;
  }

  /** One for each connection. */
  EventRequest copy() {
    return new EventRequest(bytes.clone(), marks, events);
  }

  /** With ids that no other has. */
  byte[] next() {
    long first = NUMBER.getAndAdd(events);
    for (Mark mark : marks) {
      long number = first + mark.event();
      write(mark, mark.customer() ? number % CUSTOMERS : number);
    }
    return bytes;
  }

  private void write(Mark mark, long number) {
    long left = number;
    for (int i = mark.at() + mark.digits() - 1; i >= mark.at(); i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }
}
