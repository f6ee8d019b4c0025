package io.journeyline.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1"
      })
  void shouldRefuseAddressesInside(String address) throws UnknownHostException {
    assertThat(AddressGuard.isInside(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "100.128.0.1", "172.32.0.1", "2606:2800:220:1::1"})
  void shouldAllowAddressesOutside(String address) throws UnknownHostException {
    assertThat(AddressGuard.isInside(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void shouldSayWhatToDo() {
    assertThatThrownBy(() -> AddressGuard.check(URI.create("http://[::1]:8080/hook")))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("allowPrivate");
  }
}
