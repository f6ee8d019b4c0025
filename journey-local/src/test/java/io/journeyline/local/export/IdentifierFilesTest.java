package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifierFilesTest {
  @TempDir Path dir = Path.of("");

  @Test
  void shouldWriteIdentitiesSortedByUnsignedUtf8BytesWithNullForShared() throws IOException {
    Map<String, @Nullable String> identities = new HashMap<>();
    identities.put("social:\uD83D\uDE00", "0a");
    identities.put("social:\uFFFD", "0b");
    identities.put("email:a@x", null);

    IdentifierFiles.write(new Assignments(identities, List.of()), dir.resolve("new"));

    assertThat(Files.readString(dir.resolve("new/identities.jsonl")))
        .isEqualTo(
            """
            {"identifier":"email:a@x","customerId":null}
            {"identifier":"social:\uFFFD","customerId":"0b"}
            {"identifier":"social:\uD83D\uDE00","customerId":"0a"}
            """);
    assertThat(dir.resolve("new/assignments.jsonl")).isEmptyFile();
  }

  @Test
  void shouldWriteOneLineATouchpointSortedWhateverTheOrder() throws IOException {
    List<AssignedTouchpoint> touchpoints =
        List.of(
            new AssignedTouchpoint("b", "1", "0a"),
            new AssignedTouchpoint("a", "2", "0b"),
            new AssignedTouchpoint("a", "2", null),
            new AssignedTouchpoint("a", "10", "0b"),
            new AssignedTouchpoint("a", "2", "0b"));

    IdentifierFiles.write(new Assignments(Map.of(), touchpoints), dir);

    assertThat(Files.readString(dir.resolve("assignments.jsonl")))
        .isEqualTo(
            """
            {"source":"a","eventId":"10","customerId":"0b"}
            {"source":"a","eventId":"2","customerId":null}
            {"source":"a","eventId":"2","customerId":"0b"}
            {"source":"a","eventId":"2","customerId":"0b"}
            {"source":"b","eventId":"1","customerId":"0a"}
            """);
  }
}
