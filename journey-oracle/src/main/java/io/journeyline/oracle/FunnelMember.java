package io.journeyline.oracle;

/** §5: a touchpoint as the member of a chain that takes one step, by the step's index. */
record FunnelMember(int step, FunnelContact contact) {

  int place() {
    return contact.place();
  }

  long at() {
    return contact.at();
  }
}
