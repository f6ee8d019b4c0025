package io.journeyline.definition;

import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles the section {@code personas}. */
final class PersonaCompiler {
  private static final CustomerFacts NOTHING = CustomerFacts.ofTraits(Map.of());

  private final YamlMap root;
  private final Section section;
  private final Collection<String> rules;
  private final List<Persona> personas = new ArrayList<>();

  /**
   * @param rules ids of the touchpoint rules
   */
  PersonaCompiler(YamlMap root, Section section, Collection<String> rules) {
    this.root = root;
    this.section = section;
    this.rules = rules;
  }

  /**
   * @param segments ids that are taken
   */
  List<Persona> compile(Map<String, Place> segments) {
    Map<String, Place> taken = new LinkedHashMap<>(segments);
    List<YamlMap> entries = root.maps("personas");
    for (int i = 0; i < entries.size(); i++) {
      YamlMap entry = entries.get(i);
      YamlScalar id = entry.text("id");
      Expression where = section.condition(entry, "where", CustomerFacts.VARIABLES);
      if (id != null && section.claim(id, "segment or persona", taken)) {
        section.refuseAll(id, "persona");
      }
      if (where != null) {
        checkNames(entry, where);
        checkConstant(entry, where, i == entries.size() - 1);
      }
      if (id != null && where != null) {
        add(entry, id.text(), where);
      }
    }
    return List.copyOf(personas);
  }

  private void add(YamlMap entry, String id, Expression where) {
    String name = Section.text(entry, "name");
    personas.add(
        new Persona(
            personas.size(),
            id,
            name == null ? id : name,
            Section.text(entry, "description"),
            where));
  }

  private void checkNames(YamlMap entry, Expression where) {
    requireKnown(entry, "touchpoint", where.reads(CustomerFacts.TOUCHPOINTS).paths(), rules);
    requireKnown(
        entry, "count", where.reads(CustomerFacts.COUNTS).paths(), CustomerFacts.COUNT_NAMES);
  }

  private void requireKnown(
      YamlMap entry, String what, Collection<String> read, Collection<String> known) {
    YamlScalar text = entry.text("where");
    for (String name : read) {
      if (text != null && !known.contains(name)) {
        section.problem(
            text.place(),
            "'where' asks for the unknown %s '%s'%s"
                .formatted(what, name, Suggestions.of(name, known)));
      }
    }
  }

  /** A condition that looks at nothing holds of everyone or of no one. */
  private void checkConstant(YamlMap entry, Expression where, boolean last) {
    YamlScalar text = entry.text("where");
    boolean constant =
        CustomerFacts.VARIABLES.stream()
            .map(where::reads)
            .allMatch(read -> !read.all() && read.paths().isEmpty());
    if (!constant || text == null) {
      return;
    }
    if (!where.test(NOTHING)) {
      section.problem(
          text.place(),
          "'where' holds of no customer; it must ask for traits, touchpoints, channels or counts");
    } else if (!last) {
      section.problem(
          text.place(),
          "'where' holds of every customer, so that the personas after this one have none; put it"
              + " last");
    }
  }
}
