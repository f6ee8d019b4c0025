package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a pipeline's topics, against the same asked of the file that was imported. */
@ExtendWith(LocalPlatformExtension.class)
class WhoIT {
  private static final String PREFIX = "who.";
  private static final String AS_OF = "2026-03-01T00:00:00Z";

  @TempDir private static Path folder;

  private final LocalPlatform platform;

  WhoIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @BeforeAll
  static void publish(LocalPlatform platform) throws Exception {
    Pipeline.create(platform, PREFIX);
    run(0, "simulate", "--touchpoints", "2000", "--seed", "7", "--out", "shop.jsonl");
    run(0, onPipeline(platform, "import", "shop.jsonl"));
  }

  @Test
  void shouldSayTheSameOfAPipelineAsOfItsInput() throws Exception {
    String[] question = {"who", "anonymous_id:kiosk-1", "--as-of", AS_OF, "--data", "data"};

    JourneyProcess.Outcome live = run(0, onPipeline(platform, question));

    assertThat(live.err()).contains("2,000 touchpoints of the pipeline");
    assertThat(live.out())
        .contains("anonymous_id:kiosk-1")
        .isEqualTo(run(0, with(question, "--input", "shop.jsonl")).out());
    run(1, onPipeline(platform, "who", "email:nobody@example.com", "--data", "data"));
  }

  @Test
  void shouldTryADefinitionOnAPipeline() throws Exception {
    String leads = JourneyProcess.definition("leads.yaml");
    String[] question = {"what-if", leads, "--as-of", AS_OF, "--data", "data"};

    JourneyProcess.Outcome live = run(1, onPipeline(platform, question));

    assertThat(live.out())
        .startsWith("Customers: ")
        .contains("Totals that change")
        .isEqualTo(run(1, with(question, "--input", "shop.jsonl")).out());
  }

  private static String[] onPipeline(LocalPlatform platform, String... arguments) {
    return with(
        arguments,
        "--bootstrap-servers",
        platform.bootstrapServers(),
        "--registry-url",
        platform.registryUrl(),
        "--topic-prefix",
        PREFIX);
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, more);
    return all.toArray(String[]::new);
  }

  private static JourneyProcess.Outcome run(int exitCode, String... arguments) throws Exception {
    JourneyProcess.Outcome outcome = JourneyProcess.run(folder, arguments);
    assertThat(outcome.exitCode()).as(outcome.text()).isEqualTo(exitCode);
    return outcome;
  }
}
