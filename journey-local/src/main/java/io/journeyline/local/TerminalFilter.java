package io.journeyline.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;

/**
 * Lets warnings through to the terminal, but of Kafka's only errors: it warns of much that it then
 * mends by itself.
 */
public final class TerminalFilter extends Filter<ILoggingEvent> {
  /** Calls it an unexpected error when a request comes before the controller is elected. */
  private static final String CONTROLLER = "kafka.server.ControllerApis";

  /** Calls state to be restored an error; what really stops it ends the command with a message. */
  private static final String STREAMS = "org.apache.kafka.streams.";

  /**
   * Calls a batch an error that overtook another one in a new transaction; the sender repeats it in
   * order.
   */
  private static final String REPLICAS = "kafka.server.ReplicaManager";

  /** Whoever asked with an admin client is told by its exception. */
  private static final String CONNECTIONS = "org.apache.kafka.clients.NetworkClient";

  private static final String OF_ADMIN = "[AdminClient ";

  /** Warns when Kafka offers a metric again, such as the age of an iterator that is opened anew. */
  private static final String METERS = "io.micrometer.core.instrument.MeterRegistry";

  private static final Set<String> QUIET = Set.of(CONTROLLER, REPLICAS, METERS);

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (QUIET.contains(event.getLoggerName()) || event.getLoggerName().startsWith(STREAMS)) {
      return FilterReply.DENY;
    }
    if (event.getLoggerName().equals(CONNECTIONS) && event.getMessage().startsWith(OF_ADMIN)) {
      return FilterReply.DENY;
    }
    Level least = isKafka(event.getLoggerName()) ? Level.ERROR : Level.WARN;
    return event.getLevel().isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  private static boolean isKafka(String logger) {
    return logger.startsWith("org.apache.kafka")
        || logger.startsWith("kafka.")
        || logger.startsWith("io.confluent");
  }
}
