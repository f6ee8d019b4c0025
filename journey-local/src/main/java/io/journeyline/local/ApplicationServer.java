package io.journeyline.local;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address at which other machines reach this instance, {@code host:port}. */
final class ApplicationServer {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.]+(?:%\\w+)?]|[0-9A-Za-z.-]+):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  private ApplicationServer() {}

  static void check(String given) {
    Matcher matcher = FORM.matcher(given);
    if (!matcher.matches()
        || Integer.parseInt(matcher.group(2)) < 1
        || Integer.parseInt(matcher.group(2)) > LAST_PORT) {
      throw new CommandException(
          "--application-server is %s; write HOST:PORT, such as streams-1:9404".formatted(given),
          ExitCodes.USAGE);
    }
  }

  /**
   * Where one who listens is reached.
   *
   * @param host that it listens on; of one that stands for all addresses, this machine's is taken
   */
  static String of(String host, int port) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (!address.isAnyLocalAddress()) {
        return bracketed(host) + ":" + port;
      }
      return bracketed(ofThisMachine().getHostAddress()) + ":" + port;
    } catch (IOException e) {
      throw new CommandException(
          "This machine's address is not known (%s): name it with --application-server HOST:PORT"
              .formatted(e.getMessage()),
          ExitCodes.ENVIRONMENT,
          e);
    }
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** That of its name, unless its name leads nowhere or to itself only. */
  private static InetAddress ofThisMachine() throws IOException {
    @Nullable InetAddress named = named();
    if (named != null && !named.isLoopbackAddress()) {
      return named;
    }
    Optional<InetAddress> other =
        addresses().stream().filter(Inet4Address.class::isInstance).findFirst();
    if (other.isPresent()) {
      return other.get();
    }
    if (named == null) {
      throw new UnknownHostException("its name leads nowhere");
    }
    return named;
  }

  private static @Nullable InetAddress named() {
    try {
      return InetAddress.getLocalHost();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static List<InetAddress> addresses() throws SocketException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }
}
