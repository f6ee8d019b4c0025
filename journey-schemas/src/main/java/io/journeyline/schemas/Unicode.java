package io.journeyline.schemas;

/** Text that UTF-8 can carry. */
final class Unicode {
  private Unicode() {}

  static String wellFormed(String text, String field) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          throw new IllegalArgumentException(
              field + " holds half a character (an unpaired surrogate \\uD800-\\uDFFF)");
        }
        i++;
      }
    }
    return text;
  }
}
