package io.journeyline.ingest;

import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;

/** What an adapter made of one thing that a source sent. */
public sealed interface Ingested {

  /** It is a touchpoint; whether it counts is for the streams to say. */
  record Accepted(Touchpoint touchpoint) implements Ingested {}

  /** No touchpoint can be made of it. */
  record Rejected(RejectedTouchpoint rejection) implements Ingested {}
}
