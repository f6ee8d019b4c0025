package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;

class NameLookupsTest {
  @Test
  void shouldForgetAddressesSoonerThanClientsConnectAgain() {
    NameLookups.keepBriefly();
    assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("2");
    assertThat(Security.getProperty("networkaddress.cache.negative.ttl")).isEqualTo("1");
  }
}
