package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class SettingDefaultsTest {
  private final Properties properties = new Properties();
  private final Example example = new Example();

  @Test
  void shouldTakeAnOptionFromTheEnvironment() {
    parse(Map.of("JOURNEYLINE_TOPIC_PREFIX", "shop."));
    assertThat(example.prefix).isEqualTo("shop.");
  }

  @Test
  void shouldPreferASystemPropertyAndThenTheCommandLine() {
    properties.setProperty("journeyline.topic-prefix", "property.");
    parse(Map.of("JOURNEYLINE_TOPIC_PREFIX", "environment."));
    assertThat(example.prefix).isEqualTo("property.");
    parse(Map.of("JOURNEYLINE_TOPIC_PREFIX", "environment."), "--topic-prefix", "given.");
    assertThat(example.prefix).isEqualTo("given.");
  }

  @Test
  void shouldKeepTheCommandsOwnDefaultWhereNothingIsSet() {
    parse(Map.of("JOURNEYLINE_HEAP", "1g"));
    assertThat(example.prefix).isEqualTo("journey.");
    assertThat(example.exit).isFalse();
  }

  @Test
  void shouldTakeSeveralValuesWhereTheyAreToldApart() {
    Map<String, String> environment =
        Map.of("JOURNEYLINE_URL", "http://a,http://b", "JOURNEYLINE_INPUT", "c");
    parse(environment);
    assertThat(example.urls).containsExactly("http://a", "http://b");
    assertThat(example.inputs).isEmpty();
    parse(environment, "--url", "http://given");
    assertThat(example.urls).containsExactly("http://given");
  }

  @Test
  void shouldSwitchOnAFlag() {
    parse(Map.of("JOURNEYLINE_EXIT", "true"));
    assertThat(example.exit).isTrue();
  }

  private void parse(Map<String, String> environment, String... arguments) {
    new CommandLine(example)
        .setDefaultValueProvider(new SettingDefaults(properties, environment))
        .parseArgs(arguments);
  }

  @Command
  static final class Example {
    @Option(names = "--topic-prefix", defaultValue = "journey.")
    private @Nullable String prefix;

    @Option(names = "--exit")
    private boolean exit;

    @Option(names = "--url", split = ",")
    private List<String> urls = List.of();

    @Option(names = "--input")
    private List<String> inputs = List.of();
  }
}
