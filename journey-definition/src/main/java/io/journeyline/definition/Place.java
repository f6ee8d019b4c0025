package io.journeyline.definition;

/** A place in a definition file, from line 1, column 1. */
record Place(int line, int column) {
  static final Place START = new Place(1, 1);
}
