package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPartsTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void shouldCloseLastOpenedFirst() {
    try (OpenParts parts = new OpenParts()) {
      parts.add(() -> closed.add("folder"));
      parts.add(() -> closed.add("platform"));
      parts.add(() -> closed.add("streams"));
    }
    assertThat(closed).containsExactly("streams", "platform", "folder");
  }

  @Test
  void shouldCloseTheOthersWhenOneFails() {
    try (OpenParts parts = new OpenParts()) {
      parts.add(() -> closed.add("platform"));
      parts.add(
          () -> {
            throw new IllegalStateException("stuck");
          });
    }
    assertThat(closed).containsExactly("platform");
  }

  @Test
  void shouldCloseAtOnceWhatComesTooLate() {
    OpenParts parts = new OpenParts();
    parts.close();
    parts.add(() -> closed.add("late"));
    assertThat(closed).containsExactly("late");
  }
}
