package io.journeyline.definition;

import java.nio.file.Path;

/** Reads a definition file, reports every mistake at once, and compiles it. */
public final class DefinitionLoader {
  private DefinitionLoader() {}

  /**
   * @throws DefinitionException with every mistake, each with file, line and what is allowed
   */
  public static JourneyDefinition load(Path file) throws DefinitionException {
    throw new UnsupportedOperationException(file.toString());
  }
}
