package io.journeyline.alerts.delivery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Refuses addresses that are nobody's outside: of this machine, its network, or clouds' own
 * services. Asked before every attempt, since names may change what they stand for.
 */
final class AddressGuard {
  private AddressGuard() {}

  /**
   * @throws DeliveryException when any address of the host is not to be reached
   */
  static void check(URI url) throws DeliveryException {
    String host = url.getHost();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      for (InetAddress address : InetAddress.getAllByName(bare)) {
        if (isInside(address)) {
          throw new DeliveryException(
              "its address is private or link-local; set allowPrivate if that is meant");
        }
      }
    } catch (UnknownHostException e) {
      throw new DeliveryException("its host is unknown");
    }
  }

  static boolean isInside(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isShared(address.getAddress())
        || (address instanceof Inet6Address && isUniqueLocal(address.getAddress()));
  }

  /** 100.64.0.0/10, between carriers and their customers, and 0.0.0.0/8, this network. */
  private static boolean isShared(byte[] bytes) {
    return bytes.length == 4 && ((bytes[0] == 100 && (bytes[1] & 0xC0) == 64) || bytes[0] == 0);
  }

  /** fc00::/7; and 64:ff9b::/96, which stands for an IPv4 address. */
  private static boolean isUniqueLocal(byte[] bytes) {
    return (bytes[0] & 0xFE) == 0xFC
        || (bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF);
  }
}
