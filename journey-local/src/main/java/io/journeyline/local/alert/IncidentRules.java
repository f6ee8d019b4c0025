package io.journeyline.local.alert;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.simulator.Incident;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The map of the simulated shop with the rules that are to find incidents. */
final class IncidentRules {
  private static final String RESOURCE = "incidents.yaml";

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

  /** The rule that watches what such an incident changes. */
  static String ruleFor(Incident.Kind kind) {
    return switch (kind) {
      case PAYMENT_ERROR -> "payment";
      case BROKEN_PAGE -> "product_page";
      case CAMPAIGN_FLOOD -> "newcomers";
      case TRACKING_OUTAGE -> "visits";
      case SLOW_SUPPORT -> "support";
    };
  }
}
