package io.journeyline.local.e2e;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normaliser;
import io.journeyline.ingest.publish.SuppressionList;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A live pipeline on the platform that tests share, with topics of its own. */
record Pipeline(Connection connection, Topics topics, JourneyDefinition definition) {
  private static final byte[] KEY =
      "a key that all tests may know !!".getBytes(StandardCharsets.US_ASCII);
  private static final CustomerIds CUSTOMER_IDS = new CustomerIds(KEY);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PARTITIONS = 4;

  /**
   * One who joins late has to copy much state first, and by default is given work only every ten
   * minutes; less than one is not allowed.
   */
  private static final Map<String, String> HANDING_OVER =
      Map.of("probing.rebalance.interval.ms", "60000");

  private static final int PASSES = 20;

  /** Makes the topics. */
  static Pipeline create(LocalPlatform platform, String prefix)
      throws IOException, DefinitionException {
    Pipeline pipeline =
        new Pipeline(
            new Connection(platform.bootstrapServers(), platform.registryUrl()),
            new Topics(prefix, PARTITIONS),
            DefinitionLoader.load(Path.of(JourneyProcess.definition("shop.yaml"))));
    pipeline.connection.provision(pipeline.topics);
    return pipeline;
  }

  String applicationId() {
    return topics.prefix() + "pipeline";
  }

  /** Starts an instance of the stream processor in a process of its own, in a folder of its own. */
  JourneyProcess startProcess(Path folder, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    Collections.addAll(all, "--threads", "1", "--standbys", "0");
    return startCommand(folder, "streams", all.toArray(String[]::new));
  }

  /** Starts a command that is told where the pipeline is, in a process of its own. */
  JourneyProcess startCommand(Path folder, String command, String... options) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), HexFormat.of().formatHex(KEY));
    List<String> all = new ArrayList<>(List.of(command));
    Collections.addAll(all, "--bootstrap-servers", connection.bootstrapServers());
    Collections.addAll(all, "--registry-url", connection.registryUrl());
    Collections.addAll(all, "--topic-prefix", topics.prefix());
    Collections.addAll(all, "--key", key.toString());
    Collections.addAll(all, options);
    return JourneyProcess.start(folder, all.toArray(String[]::new));
  }

  /** Starts an instance of the stream processor by the wall clock. */
  StreamsApp start(Path state) {
    return StreamsApp.start(
        new StreamsSettings(
            connection.bootstrapServers(),
            applicationId(),
            topics,
            new InputClock.Wall(),
            Sealing.NEVER,
            state,
            1,
            StreamsSettings.DEFAULT_COMMIT_INTERVAL,
            StreamsSettings.DEFAULT_STATE_MEMORY,
            0,
            null,
            HANDING_OVER),
        definition,
        CUSTOMER_IDS,
        connection.wireFormat());
  }

  /**
   * Verifies until no cell moves: the first pass may fall between the last touchpoint and the drop
   * of all that has been due since.
   */
  Verification.Result verify() throws InterruptedException {
    Verification verification =
        new Verification(
            connection.facts(topics), connection.log(topics), definition, CUSTOMER_IDS);
    Verification.Result result = verification.run(PATIENCE);
    for (int pass = 1; pass < PASSES && result.holds() && result.moving() > 0; pass++) {
      result = verification.run(PATIENCE);
    }
    return result;
  }

  /** Sends touchpoints by their keys. */
  TouchpointPublisher publisher() {
    return connection.publisher(topics, definition);
  }

  /** Sends touchpoints to where their customers live. */
  TouchpointPublisher routedPublisher() {
    return connection.publisher(topics, definition, CUSTOMER_IDS);
  }

  /** Follows the list of the suppressed. */
  SuppressionList suppressionList() {
    return SuppressionList.follow(
        topics,
        connection.wireFormat(),
        new Normaliser(definition.identity()),
        CUSTOMER_IDS,
        connection.kafka(),
        PATIENCE);
  }

  PipelineProgress progress() {
    return connection.facts(topics).progress();
  }

  TopicReader reader() {
    return new TopicReader(connection.kafka(), connection.wireFormat());
  }

  List<RejectedTouchpoint> rejected() {
    List<RejectedTouchpoint> rejected = new ArrayList<>();
    reader().read(topics.rejected, record -> rejected.add(record.value()));
    return rejected;
  }
}
