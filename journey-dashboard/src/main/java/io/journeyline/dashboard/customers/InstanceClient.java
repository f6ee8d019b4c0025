package io.journeyline.dashboard.customers;

import io.journeyline.schemas.CustomerSearch;
import io.journeyline.schemas.StreamsInstances;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Asks a single instance of the stream processor. */
interface InstanceClient extends AutoCloseable {

  /**
   * All instances, as this one knows them.
   *
   * @throws IOException when it does not tell in time
   */
  StreamsInstances instances(URI instance, Duration patience) throws IOException;

  /**
   * What this instance finds.
   *
   * @throws IOException when it does not answer in time
   */
  CustomerSearch ask(URI instance, CustomerJson.Question question, Duration patience)
      throws IOException;

  @Override
  void close();
}
