package io.journeyline.streams.touchpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8OrderTest {
  @Property
  void shouldCompareStringsAsUnsignedUtf8Bytes(
      @ForAll("texts") String a, @ForAll("texts") String b) {
    int bytes = Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    assertThat(Integer.signum(Utf8Order.STRINGS.compare(a, b))).isEqualTo(Integer.signum(bytes));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "é", "\uFFFD", "\uE000", "\uD83D\uDE00", "\uD7FF")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}
