package io.journeyline.local.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Campaign fields as ads and newsletters carry them. */
final class Campaign {
  private static final String[] NAMES = {"spring-light", "save-heat", "balcony-sun", "brand"};

  private Campaign() {}

  static Map<String, String> ad(String source, Dice dice) {
    return fields(NAMES[dice.below(NAMES.length)], source, "cpc");
  }

  /** One that brings too many. */
  static Map<String, String> flood() {
    return fields("flood", "search", "cpc");
  }

  static Map<String, String> newsletter(String mail) {
    return fields(mail, "newsletter", "email");
  }

  private static Map<String, String> fields(String name, String source, String medium) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("source", source);
    fields.put("medium", medium);
    return fields;
  }
}
