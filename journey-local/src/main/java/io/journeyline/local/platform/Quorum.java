package io.journeyline.local.platform;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The nodes of a Kafka cluster on this machine; each is broker and controller. */
record Quorum(List<Node> nodes) {

  /** One node and its two ports. */
  record Node(int id, int port, int controllerPort) {
    String broker() {
      return LoopbackPort.HOST + ":" + port;
    }

    String controller() {
      return LoopbackPort.HOST + ":" + controllerPort;
    }
  }

  /** A node alone. */
  static Quorum single(int port) {
    return new Quorum(List.of(new Node(BrokerSettings.NODE_ID, port, LoopbackPort.free())));
  }

  /** Nodes 1 to {@code size}, on free ports. */
  static Quorum onFreePorts(int size) {
    List<Integer> ports = LoopbackPort.free(2 * size);
    return new Quorum(
        IntStream.range(0, size)
            .mapToObj(i -> new Node(i + 1, ports.get(2 * i), ports.get(2 * i + 1)))
            .toList());
  }

  /** What {@link #describe()} wrote. */
  static Quorum parse(String described) {
    return new Quorum(
        List.of(described.split(",")).stream()
            .map(node -> List.of(node.split(":")).stream().map(Integer::valueOf).toList())
            .map(parts -> new Node(parts.get(0), parts.get(1), parts.get(2)))
            .toList());
  }

  String describe() {
    return nodes.stream()
        .map(node -> node.id() + ":" + node.port() + ":" + node.controllerPort())
        .collect(Collectors.joining(","));
  }

  Node node(int id) {
    return nodes.stream().filter(node -> node.id() == id).findFirst().orElseThrow();
  }

  String bootstrapServers() {
    return nodes.stream().map(Node::broker).collect(Collectors.joining(","));
  }

  /** The setting {@code controller.quorum.voters}. */
  String voters() {
    return nodes.stream()
        .map(node -> node.id() + "@" + node.controller())
        .collect(Collectors.joining(","));
  }

  /** How many copies of each partition there are. */
  int replicas() {
    return Math.min(3, nodes.size());
  }

  /** How many of them must have a record before it counts: one node may be away. */
  int inSync() {
    return Math.max(1, replicas() - 1);
  }
}
