package io.journeyline.dashboard.customers;

import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerSearch;
import io.journeyline.schemas.StreamsInstances;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Utils;

/** Instances that share four partitions, as they would answer. */
final class FakeInstances implements InstanceClient {
  static final int PARTITIONS = 4;

  /** By partition, which instance really has it. */
  final Map<Integer, String> holders = new TreeMap<>();

  /** What instances tell; the truth where there is nothing else. */
  final Map<Integer, String> told = new TreeMap<>();

  final Set<String> dead = new HashSet<>();
  final Set<Integer> restoring = new HashSet<>();

  /** Who was asked for customers, in order. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Who was asked for the instances, in order. */
  final List<String> listed = new ArrayList<>();

  private final Map<String, String> roots = new HashMap<>();
  private final Map<String, CustomerRecord> customers = new HashMap<>();

  FakeInstances() {
    holders.putAll(Map.of(0, "one:1", 1, "two:2", 2, "three:3", 3, "one:1"));
  }

  /** A customer of these identifiers, whose root is the first. */
  void put(String id, String root, String... others) {
    customers.put(
        root, new CustomerRecord(id, root, List.of(root), List.of(), List.of(), 1, List.of()));
    roots.put(root, root);
    for (String other : others) {
      roots.put(other, root);
    }
  }

  /** An identifier of this partition. */
  static String in(int partition) {
    int number = 0;
    while (partition("email:a" + number + "@x") != partition) {
      number++;
    }
    return "email:a" + number + "@x";
  }

  static URI uri(String address) {
    return URI.create("http://" + address + "/");
  }

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
  }

  @Override
  public StreamsInstances instances(URI instance, Duration patience) throws IOException {
    listed.add(instance.getAuthority());
    refuseWhenDead(instance);
    Map<Integer, String> all = told.isEmpty() ? holders : told;
    Map<String, Set<Integer>> byAddress = new TreeMap<>();
    all.forEach(
        (partition, address) ->
            byAddress.computeIfAbsent(address, a -> new TreeSet<>()).add(partition));
    return new StreamsInstances(
        PARTITIONS,
        byAddress.entrySet().stream()
            .map(each -> new StreamsInstances.Instance(each.getKey(), each.getValue()))
            .toList());
  }

  @Override
  public CustomerSearch ask(URI instance, CustomerJson.Question question, Duration patience)
      throws IOException {
    asked.add(instance.getAuthority());
    refuseWhenDead(instance);
    return question.id().isEmpty()
        ? byIdentifier(instance, question)
        : byId(instance, question.id());
  }

  private CustomerSearch byIdentifier(URI instance, CustomerJson.Question question) {
    String identifier = question.identifier();
    String at = question.from().isEmpty() ? identifier : question.from();
    while (true) {
      int partition = partition(at);
      if (!holds(instance, partition)) {
        return new CustomerSearch.Elsewhere(partition, at);
      }
      if (restoring.contains(partition)) {
        return new CustomerSearch.Busy();
      }
      String root = roots.getOrDefault(at, at);
      if (root.equals(at)) {
        CustomerRecord found = customers.get(root);
        return found == null
            ? new CustomerSearch.Nobody(Set.of(partition))
            : new CustomerSearch.Found(found);
      }
      at = root;
    }
  }

  private CustomerSearch byId(URI instance, String id) {
    Set<Integer> searched = new TreeSet<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (holds(instance, partition) && !restoring.contains(partition)) {
        searched.add(partition);
      }
    }
    return customers.values().stream()
        .filter(customer -> customer.customerId().equals(id))
        .filter(customer -> searched.contains(partition(customer.name())))
        .findFirst()
        .<CustomerSearch>map(CustomerSearch.Found::new)
        .orElseGet(() -> new CustomerSearch.Nobody(searched));
  }

  private boolean holds(URI instance, int partition) {
    return instance.getAuthority().equals(holders.get(partition));
  }

  private void refuseWhenDead(URI instance) throws IOException {
    if (dead.contains(instance.getAuthority())) {
      throw new ConnectException("refused");
    }
  }

  @Override
  public void close() {}
}
