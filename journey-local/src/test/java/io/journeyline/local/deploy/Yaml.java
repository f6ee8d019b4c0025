package io.journeyline.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML files of the project as JSON trees, one a document. */
final class Yaml {
  static final Path ROOT = Path.of(System.getProperty("journeyline.root", ".."));
  private static final ObjectMapper JSON = new ObjectMapper();

  private Yaml() {}

  static List<JsonNode> read(Path file) throws IOException {
    return parse(Files.readString(file), file.toString());
  }

  static List<JsonNode> parse(String text, String name) {
    // The schema has the merge key, which compose files use.
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setSchema(new CoreSchema()).build();
    List<JsonNode> documents = new ArrayList<>();
    new Load(settings).loadAllFromString(text).forEach(one -> documents.add(JSON.valueToTree(one)));
    return documents;
  }
}
