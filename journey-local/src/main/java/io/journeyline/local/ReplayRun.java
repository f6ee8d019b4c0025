package io.journeyline.local;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.DataFolder;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** What one replay has of its own: topics and state, found again when it is called again. */
record ReplayRun(Topics topics, Path state) {
  private static final int ID_BYTES = 6;

  /** The same arguments and unchanged files give the same run. */
  static ReplayRun of(
      InputOptions files, Path definition, Instant asOf, int partitions, DataFolder data)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(asOf)
        .append('|')
        .append(partitions)
        .append('|')
        .append(Files.readString(definition));
    for (Path input : files.inputs()) {
      describe(input, text);
    }
    @Nullable Path mapping = files.format().mapping();
    if (mapping != null) {
      describe(mapping, text);
    }
    text.append(files.format().source());
    String prefix = "replay-" + id(text.toString()) + ".";
    Path state = data.state().resolve(prefix + "replay");
    Files.createDirectories(state);
    return new ReplayRun(new Topics(prefix, partitions), state);
  }

  /** Exists once all input is in Kafka. */
  Path imported() {
    return state.resolve("imported");
  }

  /** Removes topics, group and state. */
  void cleanUp(Connection connection) throws InterruptedException, IOException {
    String prefix = topics.prefix();
    try (Admin admin = Admin.create(connection.kafka())) {
      Set<String> own =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(prefix))
              .collect(Collectors.toSet());
      admin.deleteTopics(own).all().get();
      admin.deleteConsumerGroups(List.of(RunningStreams.applicationId(prefix))).all().get();
    } catch (ExecutionException e) {
      throw new CommandException(
          "The replay's topics %s* could not be deleted: %s".formatted(prefix, e.getCause()),
          ExitCodes.ENVIRONMENT,
          e);
    }
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void describe(Path file, StringBuilder text) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    text.append('|').append(file.toAbsolutePath().normalize());
    text.append('|').append(attributes.size()).append('|').append(attributes.lastModifiedTime());
  }

  private static String id(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
