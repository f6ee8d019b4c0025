package io.journeyline.definition;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Properties or traits, which are stored under flattened names, as expressions see them: under the
 * flattened name and nested as well. A value always stands before a nested group of the same name,
 * so the result does not depend on the order of the names.
 */
final class NestedFacts {
  private static final int MAX_DEPTH = 32;

  /** Only groups made here are of this type, so a value is never taken for one. */
  private static final class Group extends HashMap<String, Object> {
    private static final long serialVersionUID = 1L;
  }

  private NestedFacts() {}

  static Map<String, Object> of(Map<String, ? extends @Nullable Object> flat) {
    Group root = new Group();
    flat.forEach((name, value) -> root.put(name, CelValues.toCel(value)));
    for (Map.Entry<String, ? extends @Nullable Object> fact : flat.entrySet()) {
      if (fact.getKey().indexOf('.') > 0) {
        nest(root, fact.getKey().split("\\.", -1), CelValues.toCel(fact.getValue()));
      }
    }
    return root;
  }

  private static void nest(Group root, String[] path, Object value) {
    if (path.length > MAX_DEPTH) {
      return;
    }
    Group group = root;
    for (int i = 0; i < path.length - 1; i++) {
      if (!(group.computeIfAbsent(path[i], name -> new Group()) instanceof Group inner)) {
        return;
      }
      group = inner;
    }
    group.put(path[path.length - 1], value);
  }
}
