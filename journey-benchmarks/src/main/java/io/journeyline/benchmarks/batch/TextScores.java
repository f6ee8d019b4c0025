package io.journeyline.benchmarks.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.sentiment.Sentiment;
import io.journeyline.sentiment.SentimentScorer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What each distinct text feels like, which SQL cannot tell: it is given, as customers are. */
final class TextScores {
  private TextScores() {}

  /**
   * Writes a line for each text that has a score.
   *
   * @param touchpoints canonical JSON, one a line
   */
  static void write(Path touchpoints, Path scores) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Set<String> known = new HashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(touchpoints);
        BufferedWriter out = Files.newBufferedWriter(scores)) {
      // The columns are there even without a text.
      out.write("{\"text\":\"\",\"score\":null}\n");
      String line;
      while ((line = lines.readLine()) != null) {
        JsonNode text = line.contains("\"text\":") ? json.readTree(line).path("text") : null;
        if (text != null
            && text.isTextual()
            && known.add(text.textValue())
            && SentimentScorer.english().score(text.textValue())
                instanceof Sentiment.Scored(int score)) {
          out.write(json.writeValueAsString(Map.of("text", text.textValue(), "score", score)));
          out.write('\n');
        }
      }
    }
  }
}
