package io.journeyline.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void shouldKeepClusterAndKeyOverRestarts() {
    Path folder = temporary.resolve("data");
    String cluster;
    byte[] key;
    try (DataFolder data = DataFolder.open(folder)) {
      cluster = data.clusterId();
      key = data.customerIdKey();
    }
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.clusterId()).isEqualTo(cluster);
      assertThat(data.customerIdKey()).isEqualTo(key).hasSize(CustomerIdKey.BYTES);
    }
  }

  @Test
  void shouldLetOnlyItsOwnerReadTheKey() throws IOException {
    try (DataFolder data = DataFolder.open(temporary.resolve("data"))) {
      Path key = data.root().resolve("customer-id.key");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void shouldRefuseAFolderThatIsInUse() {
    try (DataFolder data = DataFolder.open(temporary.resolve("data"))) {
      assertThatThrownBy(() -> DataFolder.open(data.root()))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining("in use by another journey process")
          .hasMessageContaining("--data");
    }
  }

  @Test
  void shouldRefuseAFolderOfOtherThings() throws IOException {
    Files.writeString(temporary.resolve("letter.txt"), "Dear");
    assertThatThrownBy(() -> DataFolder.open(temporary))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("other things");
  }

  @Test
  void shouldRefuseAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("letter.txt"), "Dear");
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("not a folder");
  }

  @Test
  void shouldNoticeALostKey() throws IOException {
    Path folder = temporary.resolve("data");
    DataFolder.open(folder).close();
    Files.delete(folder.resolve("customer-id.key"));
    assertThatThrownBy(() -> DataFolder.open(folder))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("is missing")
        .hasMessageContaining("--key");
  }

  @Test
  void shouldNoticeAnotherKeyAndAcceptTheRightOne() throws IOException {
    Path folder = temporary.resolve("data");
    DataFolder.open(folder).close();
    Path moved = Files.move(folder.resolve("customer-id.key"), temporary.resolve("kept.key"));
    Path other = Files.writeString(temporary.resolve("other.key"), "00".repeat(32));
    assertThatThrownBy(() -> DataFolder.open(folder, other))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("has fingerprint")
        .hasMessageNotContaining("0000000000");
    try (DataFolder data = DataFolder.open(folder, moved)) {
      assertThat(data.customerIdKey()).hasSize(CustomerIdKey.BYTES);
    }
  }

  @Test
  void shouldRefuseAKeyThatIsNoneOrTooShort() throws IOException {
    Path text = Files.writeString(temporary.resolve("text.key"), "secret!");
    Path shortKey = Files.writeString(temporary.resolve("short.key"), "0011");
    assertThatThrownBy(() -> DataFolder.open(temporary.resolve("a"), text))
        .hasMessageContaining("hex digits");
    assertThatThrownBy(() -> DataFolder.open(temporary.resolve("b"), shortKey))
        .hasMessageContaining("too short: 2 bytes");
    assertThatThrownBy(() -> DataFolder.open(temporary.resolve("c"), temporary.resolve("none")))
        .hasMessageContaining("does not exist");
  }

  @Test
  void shouldBeUsableAfterAFailedOpening() throws IOException {
    Path folder = temporary.resolve("data");
    Path bad = Files.writeString(temporary.resolve("bad.key"), "zz");
    assertThatThrownBy(() -> DataFolder.open(folder, bad)).isInstanceOf(PlatformException.class);
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.kafka()).isDirectory();
    }
  }
}
