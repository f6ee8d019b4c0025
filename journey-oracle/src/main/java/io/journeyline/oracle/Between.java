package io.journeyline.oracle;

import java.util.List;
import java.util.function.Predicate;

/** Tells whether a touchpoint of one kind lies strictly between two of a customer's touchpoints. */
final class Between {
  /** How many of the kind there are before each place. */
  private final int[] before;

  /**
   * @param contacts of one customer, in order
   */
  Between(List<Contact> contacts, Predicate<Contact> kind) {
    before = new int[contacts.size() + 1];
    for (int i = 0; i < contacts.size(); i++) {
      before[i + 1] = before[i] + (kind.test(contacts.get(i)) ? 1 : 0);
    }
  }

  /** Whether there is one after the first of two places and before the second. */
  boolean isAny(int earlier, int later) {
    return before[later] > before[earlier + 1];
  }

  /** Whether the touchpoint at the place is of the kind. */
  boolean isOne(int place) {
    return before[place + 1] > before[place];
  }
}
