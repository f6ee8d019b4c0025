package io.journeyline.ingest.publish;

import io.journeyline.definition.DefinitionException;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.file.FileOptions;
import io.journeyline.ingest.file.FileReader;
import io.journeyline.ingest.file.TouchpointFiles;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Publishes files, one after the other, and counts. */
public final class FileImport {
  private static final int PROGRESS_EVERY = 1_000;

  private final TouchpointPublisher publisher;
  private final Admission admission;
  private long read;
  private long published;
  private long rejected;
  private long withheld;

  /**
   * @param admission asked before a touchpoint is published
   */
  public FileImport(TouchpointPublisher publisher, Admission admission) {
    this.publisher = publisher;
    this.admission = admission;
  }

  /** What was read so far: read = published + rejected + withheld. */
  public record Counts(long read, long published, long rejected, long withheld) {}

  /** How far an import is. */
  public record Progress(Path file, long bytesRead, long bytesTotal, Counts counts) {}

  /**
   * Publishes the files and waits until Kafka has acknowledged everything.
   *
   * @param progress told now and then, and at the end of each file
   * @throws DefinitionException when a mapping has mistakes or does not fit; nothing is published
   * @throws IOException when a file cannot be read to its end
   * @throws PublishException when Kafka or the registry does not take a record
   * @throws UndecidedException when it cannot be said whether a touchpoint may be published
   */
  public Counts run(List<Path> files, FileOptions options, Consumer<? super Progress> progress)
      throws IOException, DefinitionException {
    for (Path file : files) {
      // Opening finds mistakes of names and mappings before anything is published.
      TouchpointFiles.open(file, options).close();
    }
    for (Path file : files) {
      try (FileReader reader = TouchpointFiles.open(file, options)) {
        run(file, reader, progress);
      }
    }
    return counts();
  }

  private void run(Path file, FileReader reader, Consumer<? super Progress> progress)
      throws IOException {
    long size = Files.size(file);
    try {
      reader.read(
          ingested -> {
            publish(ingested);
            if (read % PROGRESS_EVERY == 0) {
              progress.accept(new Progress(file, reader.bytesRead(), size, counts()));
            }
          });
    } finally {
      publisher.flush();
    }
    progress.accept(new Progress(file, reader.bytesRead(), size, counts()));
  }

  private void publish(Ingested ingested) {
    if (ingested instanceof Ingested.Accepted(Touchpoint touchpoint)
        && admission.objection(touchpoint).isPresent()) {
      read++;
      withheld++;
      return;
    }
    Publisher.Outcome outcome = publisher.send(ingested);
    read++;
    switch (outcome) {
      case PUBLISHED -> published++;
      case REJECTED -> rejected++;
    }
  }

  private Counts counts() {
    return new Counts(read, published, rejected, withheld);
  }
}
