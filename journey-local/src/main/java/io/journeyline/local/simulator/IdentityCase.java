package io.journeyline.local.simulator;

/** What a social network or the support desk knows about who is writing. */
enum IdentityCase {
  /** The account too, so that the contact joins the rest of the journey. */
  LINKED,
  /** Only the address or number that the contact came from. */
  ADDRESS_ONLY,
  /** Only the name in the social network. */
  HANDLE_ONLY;

  private static final double LINKED_SHARE = 0.35;
  private static final double HANDLE_SHARE = 0.8;

  static IdentityCase inSocial(Person person) {
    if (person.dice.chance(LINKED_SHARE)) {
      return LINKED;
    }
    return person.dice.chance(HANDLE_SHARE) ? HANDLE_ONLY : ADDRESS_ONLY;
  }

  static IdentityCase inSupport(Person person) {
    return person.account && person.dice.chance(LINKED_SHARE) ? LINKED : ADDRESS_ONLY;
  }
}
