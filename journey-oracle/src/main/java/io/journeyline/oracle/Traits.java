package io.journeyline.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** §7: what is known of a customer: per trait the latest value; null erases what was known. */
final class Traits {
  private Traits() {}

  /**
   * @param contacts of one customer, mapped or not, in order
   */
  static Map<String, @Nullable Object> of(List<Contact> contacts) {
    Map<String, @Nullable Object> latest = new HashMap<>();
    for (Contact contact : contacts) {
      latest.putAll(contact.touchpoint().getTraits());
    }
    latest.values().removeIf(value -> value == null);
    return latest;
  }
}
