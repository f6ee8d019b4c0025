package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationServerTest {

  @Test
  void shouldBeWhereTheInstanceListens() {
    assertThat(ApplicationServer.of("127.0.0.1", 9404)).isEqualTo("127.0.0.1:9404");
    assertThat(ApplicationServer.of("::1", 9404)).isEqualTo("[::1]:9404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void shouldBeThisMachinesAddressWhereItListensOnAll(String all) {
    String address = ApplicationServer.of(all, 9404);
    assertThat(address).endsWith(":9404").doesNotStartWith("0.0.0.0").doesNotStartWith("[::]");
    assertThat(HostInfo.buildFromEndpoint(address).port()).isEqualTo(9404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams-1:9404", "10.0.0.7:1", "[fe80::1%eth0]:9404", "a.b-c:65535"})
  void shouldTakeHostAndPort(String given) {
    assertThatCode(() -> ApplicationServer.check(given)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams-1", ":1", "a:0", "a:65536", "http://a:1", "::1:9404", "a_b:1"})
  void shouldRefuseWhatIsNotHostAndPort(String given) {
    assertThatThrownBy(() -> ApplicationServer.check(given))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(given)
        .hasMessageContaining("HOST:PORT");
  }
}
