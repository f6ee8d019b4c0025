package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.access.Role;
import java.util.Set;

/** One path of the API that answers {@code GET}. */
interface Route {

  /** From the root, with parameters in braces. */
  String path();

  String summary();

  /** Names of the query parameters that are known. */
  Set<String> parameters();

  /** The role that it takes. */
  default Role least() {
    return Role.VIEWER;
  }

  /** JSON Schema of the answer. */
  ObjectNode schema();

  /**
   * @throws ProblemException when the question cannot be answered
   */
  Answer answer(Request request);
}
