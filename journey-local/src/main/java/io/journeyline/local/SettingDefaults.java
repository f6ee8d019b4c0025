package io.journeyline.local;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option that is not given takes its value from, so that a container needs no command
 * line: for {@code --topic-prefix}, the system property {@code journeyline.topic-prefix}, else the
 * environment variable {@code JOURNEYLINE_TOPIC_PREFIX}, else what the command says itself.
 */
final class SettingDefaults implements IDefaultValueProvider {
  private final Properties properties;
  private final Map<String, String> environment;

  SettingDefaults(Properties properties, Map<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || option.usageHelp()
        || option.versionHelp()
        || !isSettable(option)) {
      return null;
    }
    String name = option.longestName().substring("--".length());
    String property = properties.getProperty("journeyline." + name);
    return property != null ? property : environment.get(variable(name));
  }

  /** Whether one text can hold its value: of several values, where they are told apart. */
  private static boolean isSettable(OptionSpec option) {
    return !option.isMultiValue() || !option.splitRegex().isEmpty();
  }

  private static String variable(String name) {
    return "JOURNEYLINE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
