package io.journeyline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalfDeletedStateTest {
  @TempDir private Path application;

  @Test
  void shouldDeleteATaskOfWhichAStoreLostItsBeginning() throws IOException {
    store("1_0/rocksdb/rows", "CURRENT", "000004.log");
    store("1_1/rocksdb/rows", "000017.log");
    store("1_1/rocksdb/clusters", "CURRENT", "000004.log");
    Files.writeString(application.resolve("1_1/.checkpoint"), "offsets of what is gone");

    assertThat(HalfDeletedState.delete(application)).containsExactly(application.resolve("1_1"));

    assertThat(application.resolve("1_1")).doesNotExist();
    assertThat(application.resolve("1_0/rocksdb/rows/CURRENT")).exists();
  }

  @Test
  void shouldLeaveNewAndEmptyStoresAlone() throws IOException {
    store("1_0/rocksdb/rows");
    Files.writeString(application.resolve("kafka-streams-process-metadata"), "{}");

    assertThat(HalfDeletedState.delete(application)).isEmpty();
    assertThat(HalfDeletedState.delete(application.resolve("not-there"))).isEmpty();
    assertThat(application.resolve("1_0/rocksdb/rows")).exists();
  }

  private void store(String folder, String... files) throws IOException {
    Path store = Files.createDirectories(application.resolve(folder));
    for (String file : files) {
      Files.writeString(store.resolve(file), file);
    }
  }
}
