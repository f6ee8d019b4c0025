package io.journeyline.local.alert;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.simulator.Incident;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The map of the simulated shop with the rules that are to find incidents. */
final class IncidentRules {
  private static final String RESOURCE = "incidents.yaml";

  private static final SortedMap<Incident.Kind, String> RULES =
      new TreeMap<>(
          Map.of(
              Incident.Kind.PAYMENT_ERROR, "payment",
              Incident.Kind.BROKEN_PAGE, "product_page",
              Incident.Kind.CAMPAIGN_FLOOD, "newcomers",
              Incident.Kind.TRACKING_OUTAGE, "visits",
              Incident.Kind.SLOW_SUPPORT, "support"));

  private IncidentRules() {}

  static JourneyDefinition definition() {
    try (InputStream in = IncidentRules.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + IncidentRules.class);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return DefinitionLoader.parse(text, RESOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DefinitionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kinds of incidents that rules are to find. */
  static List<Incident.Kind> kinds() {
    return List.copyOf(RULES.keySet());
  }

  /** The rule that watches what such an incident changes. */
  static String ruleFor(Incident.Kind kind) {
    return Objects.requireNonNull(RULES.get(kind), () -> "no rule watches " + kind.label());
  }
}
