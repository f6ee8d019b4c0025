package io.journeyline.ingest.file;

import io.journeyline.definition.DefinitionException;
import io.journeyline.ingest.Ingested;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file gave: touchpoints and rejections, each in the file's order. */
record Collected(List<Touchpoint> touchpoints, List<RejectedTouchpoint> rejected) {

  static Collected of(Path file) throws IOException, DefinitionException {
    return of(file, null, null);
  }

  static Collected of(Path file, @Nullable Path mapping, @Nullable Path definitions)
      throws IOException, DefinitionException {
    return of(file, FileOptions.of(mapping, definitions));
  }

  static Collected of(Path file, FileOptions options) throws IOException, DefinitionException {
    Collected collected = new Collected(new ArrayList<>(), new ArrayList<>());
    try (FileReader reader = TouchpointFiles.open(file, options)) {
      reader.read(collected::add);
    }
    return collected;
  }

  void add(Ingested ingested) {
    switch (ingested) {
      case Ingested.Accepted(Touchpoint touchpoint) -> touchpoints.add(touchpoint);
      case Ingested.Rejected(RejectedTouchpoint rejection) -> rejected.add(rejection);
    }
  }

  RejectedTouchpoint onlyRejected() {
    if (rejected.size() != 1) {
      throw new AssertionError("rejected: " + rejected);
    }
    return rejected.getFirst();
  }

  static byte[] bytes(RejectedTouchpoint rejection) {
    ByteBuffer buffer = rejection.getBytes().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  static String text(RejectedTouchpoint rejection) {
    return new String(bytes(rejection), StandardCharsets.UTF_8);
  }
}
