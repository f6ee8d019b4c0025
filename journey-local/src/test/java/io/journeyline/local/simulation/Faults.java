package io.journeyline.local.simulation;

import io.journeyline.definition.IdentityRules;
import io.journeyline.schemas.Journey;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.home.HomeTables;
import io.journeyline.streams.journey.ClusterTables;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.message.Shipment;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The faults that the simulation must notice. */
final class Faults {
  private Faults() {}

  /** Loses one message: the first that matches. */
  static Saboteur loseFirst(Predicate<Message> which) {
    AtomicBoolean lost = new AtomicBoolean();
    return new Saboteur() {
      @Override
      public List<Message> deliver(Message message) {
        return which.test(message) && !lost.getAndSet(true) ? List.of() : List.of(message);
      }
    };
  }

  /** Links no pair that is cut, though a cut leaves the touchpoint a login of both. */
  static Saboteur leaveCutPairsApart(IdentityRules rules) {
    return new Saboteur() {
      @Override
      public List<Message> deliver(Message message) {
        boolean cut =
            message instanceof Message.Link(String to, String other, _, _, _)
                && rules.isCut(to, other);
        return cut ? List.of() : List.of(message);
      }
    };
  }

  /** Takes each part of a shipment for a whole one. */
  static Saboteur foldEachPart() {
    return new Saboteur() {
      @Override
      public List<Message> deliver(Message message) {
        return message instanceof Message.Move move && move.parts() > 1
            ? List.of(
                new Message.Move(move.to(), "", 0, 1, move.via(), move.hops(), move.shipment()))
            : List.of(message);
      }
    };
  }

  /** Does not tell the new root which identifiers the old one knew to be shared. */
  static Saboteur shipNothingShared() {
    return new Saboteur() {
      @Override
      public List<Message> deliver(Message message) {
        if (!(message instanceof Message.Move move)) {
          return List.of(message);
        }
        Shipment all = move.shipment();
        Shipment less = new Shipment(all.rows(), all.seals(), Set.of(), all.settled(), all.cause());
        return List.of(
            new Message.Move(
                move.to(), move.id(), move.part(), move.parts(), move.via(), move.hops(), less));
      }
    };
  }

  /** What a root takes back from the aggregates when it leaves is not subtracted. */
  static Saboteur skipRetractions() {
    return world(
        world ->
            new OutletWrap(world) {
              @Override
              public void cells(Differences differences) {
                AtomicInteger additions = new AtomicInteger();
                differences.forEach(
                    (cell, measures) -> {
                      if (measures.count(Measure.COUNT) > 0) {
                        additions.incrementAndGet();
                      }
                    });
                if (additions.get() > 0) {
                  super.cells(differences);
                }
              }
            });
  }

  /** What a root takes back when it leaves stays in the topic of journeys. */
  static Saboteur keepJourneys() {
    return world(
        world ->
            new OutletWrap(world) {
              @Override
              public void journey(String customer, @Nullable Journey journey) {
                if (journey != null) {
                  super.journey(customer, journey);
                }
              }
            });
  }

  /** Sums differences before it passes them on, and never passes on the last sum. */
  static Saboteur sumWithoutFlush(PreSum sum) {
    return world(
        world ->
            new OutletWrap(world) {
              @Override
              public void cells(Differences differences) {
                sum.add(differences, world);
              }
            });
  }

  /** A stage that sums differences and passes them on now and then, and when it is told to. */
  static final class PreSum {
    private static final int BATCH = 5;

    private Differences waiting = new Differences();
    private int size;

    void add(Differences differences, Outlet world) {
      waiting.addAll(differences);
      if (++size == BATCH) {
        flush(world);
      }
    }

    void flush(Outlet world) {
      world.cells(waiting);
      waiting = new Differences();
      size = 0;
    }
  }

  /** A root that leaves does not take its deadline from the index. */
  static Saboteur keepDeadlines() {
    return new Saboteur() {
      @Override
      public HomeTables tables(HomeTables tables) {
        ClusterTables all = tables.clusters();
        KeptDeadlines deadlines = new KeptDeadlines(all.deadlines());
        Table clusters =
            new TableWrap(all.clusters()) {
              @Override
              public void delete(byte[] root) {
                super.delete(root);
                deadlines.putBack();
              }

              @Override
              public void put(byte[] root, byte[] cluster) {
                super.put(root, cluster);
                deadlines.deleted = null;
              }
            };
        return new HomeTables(
            tables.nodes(),
            tables.announced(),
            tables.rejected(),
            new ClusterTables(
                clusters,
                all.rows(),
                all.lost(),
                all.incoming(),
                deadlines,
                all.seals(),
                all.members()));
      }
    };
  }

  /** Remembers what was deleted last. */
  private static final class KeptDeadlines extends TableWrap {
    byte @Nullable [] deleted;

    KeptDeadlines(Table table) {
      super(table);
    }

    @Override
    public void delete(byte[] key) {
      super.delete(key);
      deleted = key;
    }

    void putBack() {
      if (deleted != null) {
        table.put(deleted, new byte[0]);
        deleted = null;
      }
    }
  }

  /**
   * Links a touchpoint's pairs by messages of their own, instead of where it is placed.
   *
   * @param late only once it has been placed, when the place was chosen without regard to them
   */
  static Saboteur linkByMessage(boolean late) {
    return new Saboteur() {
      @Override
      public HomeTables tables(HomeTables tables) {
        Table allAnnounced =
            new TableWrap(tables.announced()) {
              @Override
              public byte[] get(byte[] key) {
                return new byte[0];
              }
            };
        return new HomeTables(tables.nodes(), allAnnounced, tables.rejected(), tables.clusters());
      }

      @Override
      public List<Message> before(Row row) {
        return late ? List.of() : links(row);
      }

      @Override
      public List<Message> after(Row row) {
        return late ? links(row) : List.of();
      }
    };
  }

  private static List<Message> links(Row row) {
    List<Message> links = new ArrayList<>();
    for (String a : row.identifiers()) {
      for (String b : row.identifiers()) {
        if (a.compareTo(b) < 0) {
          links.add(new Message.Link(a, b, false, true, Cause.of(row)));
        }
      }
    }
    return links;
  }

  private static Saboteur world(UnaryOperator<Outlet> wrap) {
    return new Saboteur() {
      @Override
      public Outlet world(Outlet world) {
        return wrap.apply(world);
      }
    };
  }
}
