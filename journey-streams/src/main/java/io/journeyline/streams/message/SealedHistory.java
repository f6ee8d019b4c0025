package io.journeyline.streams.message;

import java.util.Arrays;

/** What a root keeps of history in place of rows, in its own form. */
@SuppressWarnings("ArrayRecordComponent") // equals is by content
public record SealedHistory(byte[] content) {
  @Override
  public boolean equals(Object other) {
    return other instanceof SealedHistory that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }
}
