package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.funnel.FunnelStates;
import io.journeyline.streams.touchpoint.Traits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A journey's end: what the fold has to know to go on with a touchpoint later than all before, at a
 * cost that does not depend on the journey's length.
 */
final class Tail {
  long touchpoints;
  long unmapped;
  long episodes;
  long firstSeen = Long.MAX_VALUE;
  long lastSeen = Long.MIN_VALUE;

  /** The customer's present traits, as far as segments can see them. */
  final Map<String, @Nullable Object> traits = new TreeMap<>();

  /** What personas can see of what the customer did. */
  Deeds deeds = new Deeds();

  /** The positions of the segments and of the persona that these put the customer in. */
  List<Integer> segments = List.of();

  /** Attempts of funnels that may still go on. */
  FunnelStates funnels = new FunnelStates();

  /** The latest mapped touchpoint; its stage is that of the last visit. */
  @Nullable Latest last;

  /** When the present episode began. */
  long episodeStart;

  /** The positions of the stages of its visits. */
  final List<Integer> path = new ArrayList<>();

  long visitStart;
  boolean visitConverted;

  /** Whether the last visit's drop has been published. */
  boolean dropped;

  /** Goal rules that converted the present episode. */
  final Set<Integer> goals = new HashSet<>();

  /** Cells that count this customer. */
  Presence present = new Presence();

  void write(ByteWriter out) {
    out.unsigned(touchpoints)
        .unsigned(unmapped)
        .unsigned(episodes)
        .signed(firstSeen)
        .signed(lastSeen);
    Traits.write(traits, out);
    out.unsigned(segments.size());
    segments.forEach(out::unsigned);
    funnels.write(out);
    Latest latest = last;
    out.flag(latest != null);
    if (latest != null) {
      latest.write(out);
      out.signed(episodeStart).unsigned(path.size());
      path.forEach(out::unsigned);
      out.signed(visitStart).flag(visitConverted).flag(dropped);
      out.unsigned(goals.size());
      goals.forEach(out::unsigned);
      present.write(out);
      deeds.write(out);
    }
  }

  static Tail read(ByteReader in) {
    Tail tail = new Tail();
    tail.touchpoints = in.unsigned();
    tail.unmapped = in.unsigned();
    tail.episodes = in.unsigned();
    tail.firstSeen = in.signed();
    tail.lastSeen = in.signed();
    tail.traits.putAll(Traits.read(in));
    tail.segments = in.list(segment -> (int) segment.unsigned());
    tail.funnels = FunnelStates.read(in);
    if (in.flag()) {
      tail.last = Latest.read(in);
      tail.episodeStart = in.signed();
      tail.path.addAll(in.list(stage -> (int) stage.unsigned()));
      tail.visitStart = in.signed();
      tail.visitConverted = in.flag();
      tail.dropped = in.flag();
      List<Long> goals = in.list(ByteReader::unsigned);
      goals.forEach(goal -> tail.goals.add(goal.intValue()));
      tail.present = Presence.read(in);
      tail.deeds = Deeds.read(in);
    }
    return tail;
  }
}
