package io.journeyline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.IdentityRules;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Identity;
import io.journeyline.schemas.Touchpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedIdentitiesTest {
  private static final CustomerIds IDS = new CustomerIds(new byte[] {1});
  private static final IdentityRules RULES =
      new IdentityRules(
          List.of("email"), null, List.of("null"), List.of(), 20, Map.of(), null, List.of());

  @Test
  void shouldNameWhatTouchpointsCarryInItsOneForm() {
    Map<String, Identity> published =
        Map.of(
            IDS.of("email:ada@x"),
            identity("customer"),
            IDS.of("email:shop@x"),
            identity(null),
            IDS.of("email:gone@x"),
            identity("other"));

    Map<String, @Nullable String> expected = new HashMap<>();
    expected.put("email:ada@x", "customer");
    expected.put("email:shop@x", null);
    assertThat(
            new PublishedIdentities(RULES, IDS)
                .name(List.of(touchpoint("Ada@x ", "null", "shop@x", "new@x")), published))
        .isEqualTo(expected);
  }

  @Test
  void shouldLeaveOutWhatDoesNotCount() {
    Touchpoint future = touchpoint("ada@x");
    future.setOccurredAt(100L * 24 * 3_600_000);

    assertThat(
            new PublishedIdentities(RULES, IDS)
                .name(List.of(future), Map.of(IDS.of("email:ada@x"), identity("customer"))))
        .isEmpty();
  }

  private static Identity identity(@Nullable String customerId) {
    Identity identity = new Identity();
    if (customerId != null) {
      identity.setCustomerId(customerId);
    }
    return identity;
  }

  private static Touchpoint touchpoint(String... emails) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setIdentifiers(
        List.of(emails).stream().map(email -> new Identifier("email", email)).toList());
    return touchpoint;
  }
}
