package io.journeyline.streams.identity;

import io.journeyline.definition.IdentityRules;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.message.Post;
import io.journeyline.streams.message.Roots;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The distributed union-find over identifiers. Each has at most one parent, of lower rank; a root
 * has none and holds its cluster's rows. Ranks only fall along the way, so messages end, there is
 * no cycle, and when messages are spent the lowest identifier of each component holds everything,
 * in whatever order they came.
 */
public final class Clustering {
  private final IdentityRules rules;
  private final Comparator<String> strength;
  private final Ranks ranks;
  private final Nodes nodes;
  private final Roots roots;
  private final Post post;

  public Clustering(IdentityRules rules, Table nodes, Table announced, Roots roots, Post post) {
    this.rules = rules;
    strength = rules.strengthOrder();
    ranks = new Ranks(rules);
    this.nodes = new Nodes(nodes, announced);
    this.roots = roots;
    this.post = post;
  }

  /** Handles a message to an identifier of this task. */
  public void handle(Message message) {
    switch (message) {
      case Message.Take take -> take(take);
      case Message.Link link -> link(link);
      case Message.Union union -> union(union);
      case Message.Move move -> move(move);
      case Message.Shared shared -> share(shared);
      case Message.Lost(String to, Row row) -> roots.lose(to, row);
      case Message.Shortcut shortcut -> shorten(shortcut);
      case Message.CountRejected _ ->
          throw new IllegalArgumentException("not for an identifier: " + message.getClass());
    }
  }

  private void take(Message.Take take) {
    String here = take.to();
    Row row = take.row();
    List<String> identifiers = row.identifiers();
    for (int i = 0; i < identifiers.size(); i++) {
      for (int j = i + 1; j < identifiers.size(); j++) {
        announce(here, identifiers.get(i), identifiers.get(j), Cause.of(row));
      }
    }
    if (!nodes.get(here).shared) {
      move(Message.Move.of(here, row));
      return;
    }
    String weaker = nextWeaker(here, identifiers);
    if (weaker != null) {
      post.send(new Message.Take(weaker, row));
    } else {
      post.send(new Message.Lost(strongest(identifiers), row));
    }
  }

  /**
   * A pair that has {@code by} in it is noted there at once: what is decided next depends on it.
   */
  private void announce(String by, String a, String b, Cause cause) {
    if (nodes.announce(by, a, b)) {
      String first = b.equals(by) ? b : a;
      String second = b.equals(by) ? a : b;
      Message.Link link = new Message.Link(first, second, false, true, cause);
      if (first.equals(by)) {
        link(link);
      } else {
        post.send(link);
      }
    }
  }

  private void link(Message.Link link) {
    String here = link.to();
    boolean ok = note(here, link.other(), link.cause()) && link.ok();
    if (!link.back()) {
      post.send(new Message.Link(link.other(), here, true, ok, link.cause()));
    } else if (ok) {
      unite(here, link.other(), link.cause());
    }
  }

  /** Notes a neighbour; returns whether {@code here} links, which a shared identifier does not. */
  private boolean note(String here, String other, Cause cause) {
    String type = IdentityRules.typeOf(here);
    if (type.equals(rules.unique())) {
      return true;
    }
    Node node = nodes.get(here);
    if (node.shared) {
      post.send(new Message.Shared(other, here, cause));
      return false;
    }
    Set<String> others = rules.isCut(here, other) ? node.cut : node.neighbours;
    if (!others.add(other)) {
      return true;
    }
    if (node.neighbours.size() <= rules.sharedAbove(type)) {
      nodes.put(here, node);
      return true;
    }
    becomeShared(here, node, cause);
    return false;
  }

  private void becomeShared(String here, Node node, Cause cause) {
    Set<String> told = new TreeSet<>(node.neighbours);
    told.addAll(node.cut);
    // Its own cluster too: rows that carry nothing else may have no other witness.
    told.add(here);
    node.shared = true;
    node.neighbours.clear();
    node.cut.clear();
    nodes.put(here, node);
    roots.disown(here);
    told.forEach(other -> post.send(new Message.Shared(other, here, cause)));
  }

  private void unite(String a, String b, Cause cause) {
    boolean lowerIsB = ranks.isLower(b, a);
    post.send(new Message.Union(lowerIsB ? a : b, lowerIsB ? b : a, cause));
  }

  private void union(Message.Union union) {
    String here = union.to();
    Node node = nodes.get(here);
    String parent = node.parent;
    if (parent == null) {
      node.parent = union.lower();
      nodes.put(here, node);
      roots.leave(here, union.lower(), union.cause());
    } else if (!parent.equals(union.lower())) {
      unite(parent, union.lower(), union.cause());
    }
  }

  private void move(Message.Move move) {
    String parent = nodes.get(move.to()).parent;
    if (parent != null) {
      post.send(move.onTo(parent, move.to()));
      return;
    }
    roots.arrive(move.to(), move);
    // One hop is what a direct child takes.
    if (move.hops() > 1) {
      post.send(new Message.Shortcut(move.via(), move.to()));
    }
  }

  private void share(Message.Shared shared) {
    String parent = nodes.get(shared.to()).parent;
    if (parent != null) {
      post.send(new Message.Shared(parent, shared.identifier(), shared.cause()));
    } else {
      roots.share(shared.to(), shared.identifier(), shared.cause());
    }
  }

  private void shorten(Message.Shortcut shortcut) {
    Node node = nodes.get(shortcut.to());
    if (node.parent != null && ranks.isLower(shortcut.root(), node.parent)) {
      node.parent = shortcut.root();
      nodes.put(shortcut.to(), node);
    }
  }

  private String strongest(List<String> identifiers) {
    return identifiers.stream().min(strength).orElseThrow();
  }

  private @Nullable String nextWeaker(String identifier, List<String> identifiers) {
    return identifiers.stream()
        .filter(other -> strength.compare(other, identifier) > 0)
        .min(strength)
        .orElse(null);
  }
}
