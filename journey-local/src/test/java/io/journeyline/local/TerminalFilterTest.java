package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalFilterTest {
  @ParameterizedTest
  @CsvSource({
    "io.journeyline.local.OpenParts, WARN, NEUTRAL",
    "io.journeyline.local.OpenParts, INFO, DENY",
    "io.helidon.webserver, WARN, NEUTRAL",
    "org.apache.kafka.clients.NetworkClient, WARN, DENY",
    "org.apache.kafka.clients.NetworkClient, ERROR, NEUTRAL",
    "org.apache.kafka.streams.KafkaStreams, ERROR, DENY",
    "kafka.log.LogManager, WARN, DENY",
    "kafka.server.ControllerApis, ERROR, DENY",
    "io.micrometer.core.instrument.MeterRegistry, WARN, DENY",
  })
  void shouldShowOnlyWhatTheUserCanActOn(String logger, String level, FilterReply reply) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName(logger);
    event.setLevel(Level.toLevel(level));
    event.setMessage("[Producer clientId=one] Connection to node 1 failed");
    assertThat(new TerminalFilter().decide(event)).isEqualTo(reply);
  }

  @Test
  void shouldNotSayTwiceThatKafkaRefuses() {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName("org.apache.kafka.clients.NetworkClient");
    event.setLevel(Level.ERROR);
    event.setMessage("[AdminClient clientId=one] Connection to node 1 failed authentication");
    assertThat(new TerminalFilter().decide(event)).isEqualTo(FilterReply.DENY);
  }
}
