package io.journeyline.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pom that is copied with the Java example, which no build here can resolve. */
class ExamplePomTest {
  private static final String POM = Document.of("examples/java/pom.xml").text();
  private static final String PARENT = Document.of("pom.xml").text();

  @ParameterizedTest
  @CsvSource({
    "kafka-clients, kafka.version",
    "avro, avro.version",
    "jspecify, jspecify.version",
    "slf4j-simple, slf4j.version"
  })
  void shouldNameTheVersionsThatTheExampleIsCompiledWith(String artifact, String property) {
    String version = PARENT.replaceFirst("(?s).*<%1$s>(.*?)</%1$s>.*".formatted(property), "$1");
    assertThat(POM)
        .containsPattern(
            "<artifactId>%s</artifactId>\\s*<version>%s<".formatted(artifact, version));
  }

  @Test
  void shouldNameTheVersionOfConfluentsClassesThatIsRepackaged() {
    String version =
        Document.of("confluent-client/pom.xml")
            .text()
            .replaceFirst("(?s).*io\\.confluent:kafka-avro-serializer:([0-9.]+\\d).*", "$1");
    assertThat(POM)
        .containsPattern(
            "<artifactId>kafka-avro-serializer</artifactId>\\s*<version>%s<".formatted(version));
  }
}
