package io.journeyline.local.simulator;

/** What a simulated person does next; finer than, and unknown to, the stages of a definition. */
enum Phase {
  DISCOVER,
  BROWSE,
  DECIDE,
  REMINDED,
  SHIPPED,
  TRACK,
  DELIVERED,
  USE,
  MONITOR,
  TROUBLE,
  SOLVED,
  RATE,
  LOYAL,
  PRAISE,
  GONE
}
