package io.journeyline.definition;

import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles what stages say under {@code knowledge}. */
final class KnowledgeCompiler {
  private final Section section;
  private final List<String> personas;

  /**
   * @param personas their ids
   */
  KnowledgeCompiler(Section section, List<String> personas) {
    this.section = section;
    this.personas = personas;
  }

  /** Of each stage that says something, by its id. */
  Map<String, StageKnowledge> compile(YamlMap root) {
    Map<String, StageKnowledge> stages = new HashMap<>();
    for (YamlMap stage : root.maps("stages")) {
      YamlScalar id = stage.text("id");
      if (id != null && stage.get("knowledge") instanceof YamlMap knowledge) {
        stages.put(id.text(), new StageKnowledge(knowledge(knowledge), ofPersonas(knowledge)));
      }
    }
    return Map.copyOf(stages);
  }

  private Map<String, Knowledge> ofPersonas(YamlMap knowledge) {
    if (!(knowledge.get("personas") instanceof YamlMap entries)) {
      return Map.of();
    }
    Map<String, Knowledge> ofPersonas = new HashMap<>();
    entries
        .values()
        .forEach(
            (persona, entry) -> {
              if (!personas.contains(persona)) {
                section.problem(
                    entries.keys().getOrDefault(persona, entries.place()),
                    "unknown persona '" + persona + "'" + Suggestions.of(persona, personas));
              } else if (entry instanceof YamlMap own) {
                ofPersonas.put(persona, knowledge(own));
              }
            });
    return ofPersonas;
  }

  private static Knowledge knowledge(YamlMap entry) {
    return new Knowledge(
        Section.text(entry, "goal"),
        texts(entry, "needs"),
        texts(entry, "questions"),
        texts(entry, "expectations"),
        texts(entry, "backstage"),
        Section.text(entry, "owner"));
  }

  private static List<String> texts(YamlMap entry, String key) {
    List<String> texts = new ArrayList<>();
    entry.texts(key).forEach(text -> texts.add(text.text()));
    return texts;
  }
}
