package io.journeyline.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SEMANTICS.md §2, rule 7: the first 32 hex digits of HMAC-SHA256. */
class CustomerIdsTest {

  /** RFC 4231, test cases 1 and 2. */
  @Test
  void shouldBeTheHmacOfTheIdentifier() {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);
    assertThat(new CustomerIds(key).of("Hi There")).isEqualTo("b0344c61d8db38535ca8afceaf0bf12b");
    assertThat(new CustomerIds("Jefe".getBytes(UTF_8)).of("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c7");
  }

  @Test
  void shouldTellKeysAndIdentifiersApart() {
    CustomerIds ids = new CustomerIds("k1".getBytes(UTF_8));
    assertThat(ids.of("user_id:1")).isNotEqualTo(ids.of("user_id:2"));
    assertThat(ids.of("user_id:1"))
        .isNotEqualTo(new CustomerIds("k2".getBytes(UTF_8)).of("user_id:1"));
  }

  @Test
  void shouldServeManyThreads() throws Exception {
    CustomerIds ids = new CustomerIds("k".getBytes(UTF_8));
    String expected = ids.of("user_id:1");
    try (var threads = Executors.newFixedThreadPool(4)) {
      var tasks =
          Collections.nCopies(
              4,
              (Callable<Boolean>)
                  () ->
                      IntStream.range(0, 1_000)
                          .allMatch(i -> ids.of("user_id:1").equals(expected)));
      for (Future<Boolean> result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isTrue();
      }
    }
  }
}
