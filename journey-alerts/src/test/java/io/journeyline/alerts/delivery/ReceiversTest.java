package io.journeyline.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiversTest {
  @TempDir private Path folder;

  private List<Receiver> read(String yaml) throws IOException {
    Path file = folder.resolve("receivers.yaml");
    Files.writeString(file, yaml);
    return Receivers.read(
        file, Map.of("HOOK", "whsec_aGk=", "SLACK", "https://slack.example.com/x"));
  }

  @Test
  void shouldTakeSecretsFromEnvironmentAndFiles() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "plain\n");
    List<Receiver> receivers =
        read(
            """
            receivers:
              - {id: ops, type: webhook, url: "https://ops.example.com/in", secretEnv: HOOK, retryFor: PT1H}
              - {id: two, type: webhook, url: "https://ops.example.com/in", secretFile: secret.txt}
              - {id: chat, type: slack, urlEnv: SLACK, severities: [critical]}
            """);
    assertThat(receivers).extracting(Receiver::secret).containsExactly("whsec_aGk=", "plain", null);
    assertThat(receivers.getFirst().retryFor()).isEqualTo(Duration.ofHours(1));
    assertThat(receivers.getLast().wants("warning")).isFalse();
    assertThat(receivers.getFirst()).hasToString("ops");
  }

  @Test
  void shouldReportEveryMistakeAtOnceAndNoSecret() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    receivers:
                      - {id: a, type: mail, url: "https://ops.example.com/in"}
                      - {id: b, type: webhook, url: "ftp://secret.example.com/in"}
                      - {id: c, type: webhook, url: "https://ops.example.com/in", secretEnv: NONE, colour: red}
                      - {id: d, type: webhook, url: "https://ops.example.com/in", retryFor: soon}
                    """))
        .hasMessageContaining("receivers[0]: 'type' must be")
        .hasMessageContaining("receivers[1]: 'url'")
        .hasMessageContaining("receivers[2]: the environment has no variable NONE")
        .hasMessageContaining("receivers[2]: unknown key 'colour'")
        .hasMessageContaining("receivers[3]: 'retryFor'")
        .hasMessageNotContaining("secret.example.com");
  }
}
