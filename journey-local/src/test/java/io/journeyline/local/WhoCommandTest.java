package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WhoCommandTest {
  private static final Pattern CUSTOMER = Pattern.compile("Customer ([0-9a-f]{32})");

  @TempDir private Path folder;
  private StoredFiles files;
  private RecordedConsole recorded = new RecordedConsole();

  @BeforeEach
  void write() throws IOException {
    files = StoredFiles.in(folder);
    files.definition("small.yaml", "[\"email:shop@x\", \"user_id:ada\"]");
    files.touchpoints(
        "{\"anonymous_id\":\"a1\"}",
        "{\"anonymous_id\":\"a1\",\"email\":\"Ada@x\"}",
        "{\"user_id\":\"ada\",\"email\":\"ada@x\"}",
        "{\"user_id\":\"ada\",\"email\":\"shop@x\"}",
        "{\"user_id\":\"ada\",\"anonymous_id\":\"000\"}",
        "{\"user_id\":\"bob\",\"anonymous_id\":\"kiosk\"}",
        "{\"user_id\":\"ada\",\"anonymous_id\":\"kiosk\"}",
        "{\"user_id\":\"cy\",\"anonymous_id\":\"kiosk\"}",
        "{\"user_id\":\"dan\",\"anonymous_id\":\"kiosk\"}");
  }

  @Test
  void shouldPrintTheCustomerAndWhy() {
    assertThat(who("email: ADA@x")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.results().replaceAll("[0-9a-f]{32}", "ID"))
        .isEqualTo(
            """
            email:ada@x belongs to
            Customer ID, named by user_id:ada
              6 touchpoints, from 2026-01-01T00:01:00Z to 2026-01-01T00:07:00Z

            Identifiers, strongest first
              user_id:ada  on 4 touchpoints since 2026-01-01T00:03:00Z
              email:ada@x  on 2 touchpoints since 2026-01-01T00:02:00Z
              anonymous_id:a1  on 2 touchpoints since 2026-01-01T00:01:00Z

            Linked by
              user_id:ada - email:ada@x  site 3 at 2026-01-01T00:03:00Z
              email:ada@x - anonymous_id:a1  site 2 at 2026-01-01T00:02:00Z

            Not linked
              user_id:ada - email:shop@x  cut by the definition (identity.cuts) (first in site 4 at 2026-01-01T00:04:00Z)
              user_id:ada - anonymous_id:kiosk  anonymous_id:kiosk is shared: 4 neighbours, more than 3 (first in site 7 at 2026-01-01T00:07:00Z)

            Blocked
              anonymous_id:000  by /^0+$/ (identity.block), on 1 touchpoint
            """);
  }

  @Test
  void shouldNameTheLoginsThatDecideBetweenLinkedCustomers() throws IOException {
    files.touchpoints(
        "{\"user_id\":\"ada\",\"anonymous_id\":\"a1\"}",
        "{\"user_id\":\"bob\",\"anonymous_id\":\"a1\"}",
        "{\"anonymous_id\":\"a1\",\"email\":\"home@x\"}");

    assertThat(who("email:home@x")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.results().replaceAll("[0-9a-f]{32}", "ID"))
        .contains(
            """
              email:home@x  on 1 touchpoint since 2026-01-01T00:03:00Z
                  deciding login, of anonymous_id:a1: site 2 at 2026-01-01T00:02:00Z
              anonymous_id:a1  on 3 touchpoints since 2026-01-01T00:01:00Z
                  deciding login: site 2 at 2026-01-01T00:02:00Z
            """)
        .endsWith(
            """
            Also linked, yet other customers: logins decide who has what
              ID, named by user_id:ada
            """);
  }

  @Test
  void shouldTakeTheIdThatItPrints() {
    who("user_id:ada");
    Matcher id = CUSTOMER.matcher(recorded.results());
    assertThat(id.find()).isTrue();
    recorded = new RecordedConsole();

    assertThat(who(id.group(1))).isEqualTo(ExitCodes.OK);
    assertThat(recorded.results()).startsWith("Customer " + id.group(1) + ", named by user_id:ada");
    assertThat(who("0".repeat(32))).isEqualTo(ExitCodes.FOUND);
    assertThat(recorded.results()).contains("No customer has the id 000");
  }

  @Test
  void shouldSayWhyAnIdentifierIsNobodys() {
    assertThat(who("anonymous_id:kiosk")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.results())
        .contains(
            "anonymous_id:kiosk is shared",
            "4 others; more than 3 are too many for anonymous_id",
            "  user_id:bob\n");
    assertThat(who("anonymous_id:000")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.results()).contains("the definition blocks /^0+$/", "1 touchpoint carries");
  }

  @Test
  void shouldSayThatNobodyCarriesAnIdentifier() {
    assertThat(who("email:eve@x")).isEqualTo(ExitCodes.FOUND);
    assertThat(recorded.results()).startsWith("email:eve@x: no touchpoint that counts carries it");
  }

  @Test
  void shouldShowTheChain() {
    assertThat(who("--path", "anonymous_id:a1", "user_id:ada")).isEqualTo(ExitCodes.OK);
    assertThat(recorded.results())
        .contains(
            """
            From anonymous_id:a1 to user_id:ada
              anonymous_id:a1 - email:ada@x  site 2 at 2026-01-01T00:02:00Z
              email:ada@x - user_id:ada  site 3 at 2026-01-01T00:03:00Z
            """,
            "Both are customer");
  }

  @Test
  void shouldShowWhatBreaksTheChain() {
    assertThat(who("--path", "user_id:ada", "user_id:bob")).isEqualTo(ExitCodes.FOUND);
    assertThat(recorded.results())
        .contains("broken", "user_id:ada x anonymous_id:kiosk", "is shared: 4 neighbours");
    assertThat(who("--path", "user_id:ada", "email:shop@x")).isEqualTo(ExitCodes.FOUND);
    assertThat(recorded.results()).contains("user_id:ada x email:shop@x  cut by the definition");
    assertThat(who("--path", "user_id:ada", "user_id:eve")).isEqualTo(ExitCodes.FOUND);
    assertThat(recorded.results()).contains("user_id:eve: no touchpoint", "No chain leads from");
  }

  @Test
  void shouldAskForATypedIdentifier() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> who("ada@x"))
        .withMessageContaining("'ada@x' has no type: write TYPE:VALUE");
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(this::who)
        .withMessageStartingWith("Who?");
  }

  @Test
  void shouldSayInItsHelpThatItShowsPersonalData() {
    assertThat(new CommandLine(new WhoCommand()).getUsageMessage()).contains("personal data");
  }

  private int who(String... question) {
    return CommandLine.populateCommand(new WhoCommand(), files.arguments(question))
        .call(recorded.console);
  }
}
