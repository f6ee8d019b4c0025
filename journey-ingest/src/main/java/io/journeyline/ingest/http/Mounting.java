package io.journeyline.ingest.http;

import io.journeyline.ingest.source.Conversion;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes the configured sources and puts each at its routes. */
final class Mounting {
  private Mounting() {}

  /**
   * The sources at their routes, in the order of the configuration.
   *
   * @throws IllegalArgumentException with every mistake, each with the source and the option
   */
  static List<Mounted> of(IngestSettings settings) {
    List<Mounted> mounted = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (ConfiguredSource configured : settings.sources()) {
      try {
        mounted.addAll(mount(configured));
      } catch (IllegalArgumentException e) {
        mistakes.add("sources." + configured.settings().id() + "." + e.getMessage());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return mounted;
  }

  private static List<Mounted> mount(ConfiguredSource configured) {
    SourceSettings settings = configured.settings();
    Set<String> known = configured.type().options();
    for (String option : settings.options().keySet()) {
      if (known.stream().noneMatch(name -> option.equals(name) || option.startsWith(name + "."))) {
        throw new IllegalArgumentException(
            option + ": unknown; " + configured.type().id() + " has " + new TreeSet<>(known));
      }
    }
    Source source = configured.type().factory().create(settings);
    Conversion conversion = new Conversion(settings.id(), settings.channel());
    RateLimit rate = new RateLimit(configured.rate());
    List<Mounted> mounted = new ArrayList<>();
    for (Route route : source.routes()) {
      mounted.add(new Mounted(settings.id(), route, source, conversion, rate));
    }
    return mounted;
  }
}
