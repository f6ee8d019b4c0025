package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** A pipeline as commands work with it: where it runs, its topics and its definition. */
record Pipeline(Connection connection, Topics topics, JourneyDefinition definition) {
  /**
   * What sends touchpoints to it.
   *
   * @param customerIds with the pipeline's key; null: touchpoints go by their strongest identifier
   */
  TouchpointPublisher publisher(@Nullable CustomerIds customerIds) {
    return connection.publisher(topics, definition, customerIds);
  }
}
