package io.journeyline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small definition, touchpoints in a file and a key, and the options that name them. */
record StoredFiles(Path folder) {
  static StoredFiles in(Path folder) throws IOException {
    StoredFiles files = new StoredFiles(folder);
    Files.writeString(folder.resolve("key"), "0f".repeat(32));
    files.definition("small.yaml", "");
    return files;
  }

  /**
   * Writes a definition.
   *
   * @param cuts such as {@code ["email:a@x", "phone:1"]}
   */
  String definition(String name, String cuts) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file,
        """
        map: small
        version: 1
        identity:
          types: [user_id, email, anonymous_id]
          unique: user_id
          block: ["null", "/^0+$/"]
          sharedAbove: {default: 3}
          cuts: [%s]
        stages:
          - {id: looking, timeout: P1D}
        touchpoints:
          - {id: view, stage: looking, event: View}
        """
            .formatted(cuts));
    return file.toString();
  }

  /**
   * Writes touchpoints, one a minute; each event's id is its number.
   *
   * @param identifiers of each as JSON, such as {@code {"user_id":"ada"}}
   */
  StoredFiles touchpoints(String... identifiers) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < identifiers.length; i++) {
      lines.add(
          "{\"eventId\":\"%d\",\"source\":\"site\",\"channel\":\"web\",\"type\":\"View\",\"occurredAt\":\"2026-01-01T00:%02d:00Z\",\"identifiers\":%s}"
              .formatted(i + 1, i + 1, identifiers[i]));
    }
    Files.write(folder.resolve("touchpoints.jsonl"), lines);
    return this;
  }

  /** The arguments, and where all is. */
  String[] arguments(String... before) {
    List<String> all = new ArrayList<>(List.of(before));
    all.addAll(List.of("--input", folder.resolve("touchpoints.jsonl").toString()));
    all.addAll(List.of("--definition", folder.resolve("small.yaml").toString()));
    all.addAll(List.of("--key", folder.resolve("key").toString()));
    return all.toArray(String[]::new);
  }
}
