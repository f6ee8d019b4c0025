package io.journeyline.definition;

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
  void shouldOrderAsUnsignedUtf8Bytes(@ForAll("texts") String a, @ForAll("texts") String b) {
    assertThat(Integer.signum(Utf8Order.compare(a, b)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8))));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "\u007f", "\u0080", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\udbff\udfff")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}
