package io.journeyline.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.journeyline.sentiment.Sentiment.Scored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 4,200 tweets, each rated by twenty people, against the scores of this program. */
class TweetsTest {
  /** Pearson's r of the reference implementation on the same tweets. */
  private static final double REFERENCE = 0.872;

  private record Tweet(double people, String text) {}

  private List<Tweet> tweets = List.of();

  @BeforeEach
  void readTweets() throws IOException {
    String peers = System.getProperty("journeyline.peers", "");
    assumeThat(peers).as("-Djourneyline.peers=FOLDER names the folder with tweets").isNotEmpty();
    Path file = Path.of(peers, "sentiment", "tweets_GroundTruth.txt");
    assumeThat(Files.exists(file)).as(file + " is there").isTrue();
    tweets =
        Files.readAllLines(file).stream()
            .map(line -> line.split("\t", 3))
            .map(fields -> new Tweet(Double.parseDouble(fields[1]), fields[2]))
            .toList();
  }

  @Test
  void shouldAgreeWithPeopleAsTheReferenceDoes() {
    List<double[]> pairs = new ArrayList<>();
    List<double[]> withNeutral = new ArrayList<>();
    for (Tweet tweet : tweets) {
      Sentiment sentiment = SentimentScorer.english().score(tweet.text());
      if (sentiment instanceof Scored(int score)) {
        pairs.add(new double[] {tweet.people(), score});
        withNeutral.add(new double[] {tweet.people(), score});
      } else {
        withNeutral.add(new double[] {tweet.people(), 0});
      }
    }

    assertThat(tweets).hasSize(4200);
    assertThat(pairs).as("English is recognised").hasSizeGreaterThan(4100);
    assertThat(r(pairs)).isGreaterThanOrEqualTo(REFERENCE);
    assertThat(r(withNeutral)).as("unscored ones as 0").isGreaterThanOrEqualTo(REFERENCE);
  }

  @Test
  void shouldScoreTwentyThousandShortTextsASecond() {
    SentimentScorer scorer = SentimentScorer.english();
    long scored = 0;
    double best = 0;
    for (int round = 0; round < 10; round++) {
      long start = System.nanoTime();
      for (Tweet tweet : tweets) {
        scored += scorer.score(tweet.text()) instanceof Scored ? 1 : 0;
      }
      best = Math.max(best, tweets.size() * 1e9 / (System.nanoTime() - start));
    }

    assertThat(scored).isPositive();
    assertThat(best).as("texts a second on one core").isGreaterThan(20_000);
  }

  private static double r(List<double[]> pairs) {
    double n = pairs.size();
    double x = pairs.stream().mapToDouble(pair -> pair[0]).sum() / n;
    double y = pairs.stream().mapToDouble(pair -> pair[1]).sum() / n;
    double xy = pairs.stream().mapToDouble(pair -> (pair[0] - x) * (pair[1] - y)).sum();
    double xx = pairs.stream().mapToDouble(pair -> (pair[0] - x) * (pair[0] - x)).sum();
    double yy = pairs.stream().mapToDouble(pair -> (pair[1] - y) * (pair[1] - y)).sum();
    return xy / Math.sqrt(xx * yy);
  }
}
