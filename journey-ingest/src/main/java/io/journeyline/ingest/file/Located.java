package io.journeyline.ingest.file;

import io.journeyline.definition.DefinitionException.Problem;

/** A text of a mapping file and where it stands; lines and columns count from 1. */
record Located(String text, String file, int line, int column) {

  Problem problem(String message) {
    return new Problem(file, line, column, message);
  }
}
