package io.journeyline.local;

import io.journeyline.sentiment.Sentiment;
import io.journeyline.sentiment.Sentiment.Reason;
import io.journeyline.sentiment.SentimentScorer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journey sentiment}: how each line of standard input feels. */
@Command(
    name = "sentiment",
    description = {
      "Score texts from standard input, one a line, and print one score a line:",
      "basis points from -10000 to 10000, or - where a text cannot be scored, such as one that is not in English."
    })
final class SentimentCommand implements Callable<Integer> {
  private static final String NO_SCORE = "-";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      score(System.in);
      return ExitCodes.OK;
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  void score(InputStream in) throws IOException {
    SentimentScorer scorer = SentimentScorer.english();
    Map<Reason, Long> unscored = new EnumMap<>(Reason.class);
    long scored = 0;
    PrintWriter out = spec.commandLine().getOut();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      switch (scorer.score(line)) {
        case Sentiment.Scored(int score) -> {
          scored++;
          out.println(score);
        }
        case Sentiment.Unscored(Reason reason) -> {
          unscored.merge(reason, 1L, Long::sum);
          out.println(NO_SCORE);
        }
      }
    }
    out.flush();
    spec.commandLine()
        .getErr()
        .printf("scored %d, not scored %s%n", scored, unscored.isEmpty() ? "0" : unscored);
    spec.commandLine().getErr().flush();
  }
}
