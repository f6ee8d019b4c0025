package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.access.TokenAccess;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenAccessTest {

  @Test
  void shouldReportEveryMistakeWithItsLineAndNoToken() {
    assertThatThrownBy(
            () ->
                TokenAccess.of(
                    List.of(
                        "viewer a short",
                        "king b 0123456789012345678901",
                        "viewer c 0123456789012345678901",
                        "owner c 1123456789012345678901"),
                    "tokens"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tokens:1: the token is shorter than 20")
        .hasMessageContaining("tokens:2: write ROLE NAME TOKEN")
        .hasMessageContaining("tokens:4: the name c is there twice")
        .hasMessageNotContaining("0123456789");
  }

  @Test
  void shouldRefuseAFileWithoutTokens() {
    assertThatThrownBy(() -> TokenAccess.of(List.of("", "# nobody"), "tokens"))
        .hasMessageContaining("there is no token in it");
  }

  @Test
  void shouldKnowBearersByTheWholeTokenOnly() {
    TokenAccess access = TokenAccess.of(List.of("analyst care 01234567890123456789"), "tokens");

    assertThat(access.of("01234567890123456789"))
        .hasValueSatisfying(found -> assertThat(found.role()).isEqualTo(Role.ANALYST));
    assertThat(access.of("0123456789012345678")).isEmpty();
    assertThat(access.of("")).isEmpty();
  }
}
