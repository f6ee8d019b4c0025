package io.journeyline.ingest.source.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates one form. A form says nothing of when; it was now. */
final class TwilioEvent {
  private static final String WHATSAPP = "whatsapp:";
  private static final Set<String> NOT_PROPERTIES =
      Set.of("AccountSid", "ApiVersion", "Body", "From", "To", "Caller", "Called");

  private TwilioEvent() {}

  static ObjectNode json(Map<String, String> form) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    form.forEach(json::put);
    return json;
  }

  static Outcome outcome(Map<String, String> form) {
    @Nullable String message = first(form, "MessageSid", "SmsSid");
    @Nullable String call = form.get("CallSid");
    if (message != null) {
      return message(form, message);
    }
    if (call == null) {
      return Outcome.ignored("neither a message nor a call");
    }
    boolean outbound = form.getOrDefault("Direction", "").startsWith("outbound");
    NativeForm touchpoint =
        new NativeForm(EventIds.of(json(form)), "call")
            .channel("phone")
            .identifier("phone", form.get(outbound ? "To" : "From"));
    return complete(touchpoint, form, call);
  }

  private static Outcome message(Map<String, String> form, String sid) {
    String status = form.getOrDefault("MessageStatus", form.getOrDefault("SmsStatus", "received"));
    if (!status.equals("received")) {
      return Outcome.ignored("what becomes of messages sent is not taken");
    }
    String from = form.getOrDefault("From", "");
    boolean whatsApp = from.startsWith(WHATSAPP);
    NativeForm touchpoint =
        new NativeForm(sid, "message")
            .channel(whatsApp ? "whatsapp" : "sms")
            .identifier("phone", whatsApp ? from.substring(WHATSAPP.length()) : from)
            .text(form.get("Body"));
    return complete(touchpoint, form, sid);
  }

  private static Outcome complete(NativeForm touchpoint, Map<String, String> form, String sid) {
    touchpoint.property("sid", sid);
    form.forEach(
        (name, value) -> {
          if (!NOT_PROPERTIES.contains(name)) {
            touchpoint.property(name, value);
          }
        });
    return Outcome.event(touchpoint.node(), json(form));
  }

  private static @Nullable String first(Map<String, String> form, String... names) {
    for (String name : names) {
      @Nullable String value = form.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}
