package io.journeyline.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A TCP port of the loopback address. */
final class LoopbackPort {
  static final String HOST = "127.0.0.1";

  private LoopbackPort() {}

  /** A port that nobody listens on at this moment. */
  static int free() {
    return free(1).getFirst();
  }

  /** So many different ports that nobody listens on at this moment. */
  static List<Integer> free(int number) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < number; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.ofLiteral(HOST)));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new PlatformException("No free port on " + HOST + ": " + e.getMessage(), e);
    }
  }

  /**
   * The port to listen on: the wanted one, which must be free, or any free one for 0.
   *
   * @param what who wants to listen, for the message
   * @param option the command-line option that chooses another port
   */
  static int choose(int wanted, String what, String option) {
    if (wanted == 0) {
      return free();
    }
    try (ServerSocketChannel channel = ServerSocketChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), wanted));
      return wanted;
    } catch (IOException e) {
      throw new PlatformException(
          "Port %d, wanted by the %s, is taken by another program (perhaps a journey that already runs; `lsof -i :%d` names it). Stop it, or choose another port with %s (0 takes a free one)."
              .formatted(wanted, what, wanted, option),
          e);
    }
  }
}
