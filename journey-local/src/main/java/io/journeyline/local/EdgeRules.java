package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normaliser;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.admission.ConsentAdmission;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.publish.SuppressionList;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.CustomerIds;
import org.jspecify.annotations.Nullable;

/** What a pipeline's edge lets in: by the definition's rule of consent, and nobody suppressed. */
final class EdgeRules {
  private EdgeRules() {}

  /**
   * Begins to follow the list of the suppressed, until the parts are closed.
   *
   * @param customerIds with the pipeline's key; null: there is none
   */
  static Admission open(OpenParts parts, Pipeline pipeline, @Nullable CustomerIds customerIds) {
    Connection kafka = pipeline.connection();
    JourneyDefinition definition = pipeline.definition();
    try {
      SuppressionList list =
          parts.add(
              SuppressionList.follow(
                  pipeline.topics(),
                  kafka.wireFormat(),
                  new Normaliser(definition.identity()),
                  customerIds,
                  kafka.kafka(),
                  SuppressionList.DEFAULT_PATIENCE));
      return list.and(new ConsentAdmission(definition.consent()));
    } catch (UndecidedException e) {
      throw new CommandException(e.text(), ExitCodes.USAGE, e);
    }
  }
}
