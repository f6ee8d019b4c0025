package io.journeyline.local.simulator;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated person: fixed facts, and what they have done so far. */
final class Person {
  private static final double HOUSEHOLD_SHARE = 0.1;
  private static final double TWO_DEVICES_SHARE = 0.45;
  private static final double SECOND_ACCOUNT_SHARE = 0.01;
  private static final List<String> COUNTRIES =
      List.of("DE", "DE", "DE", "DE", "DE", "AT", "AT", "CH", "FR", "NL");

  final int number;
  final Dice dice;
  final Persona persona;
  final Contact contact;
  final String network;
  final List<Device> devices;

  /** Whether the person signed up a second time on the second device. */
  final boolean secondAccount;

  String country;
  boolean account;
  boolean accountsMerged;
  boolean crmKnown;
  boolean consented;
  boolean pro;
  int orders;

  /** Product of the last order, or of the cart. */
  Product product;

  long ticket;
  Phase phase = Phase.DISCOVER;
  long nextAt;

  Person(int number, long seed) {
    this.number = number;
    dice = new Dice(Dice.mix(Dice.mix(seed) + number));
    persona = Persona.draw(dice);
    contact = Contact.of(number, dice);
    country = anyCountry(dice);
    network = dice.chance(0.6) ? "instagram" : "facebook";
    devices = devices(number, seed);
    secondAccount = devices.size() > 1 && dice.chance(SECOND_ACCOUNT_SHARE);
    product = Product.draw(dice);
  }

  /** One or two devices; in some households two people share the second. */
  private List<Device> devices(int number, long seed) {
    boolean phoneOnly = dice.chance(0.4);
    Device own = new Device(hex("a"), phoneOnly ? "mobile" : "web");
    long household = Dice.mix(seed ^ ~(number / 2L));
    if (new Dice(household).chance(HOUSEHOLD_SHARE)) {
      return List.of(own, new Device("h" + HexFormat.of().toHexDigits(household), "web"));
    }
    return dice.chance(TWO_DEVICES_SHARE)
        ? List.of(own, new Device(hex("b"), phoneOnly ? "web" : "mobile"))
        : List.of(own);
  }

  static String anyCountry(Dice dice) {
    return dice.pick(COUNTRIES);
  }

  /** A fresh id. */
  String hex(String prefix) {
    return prefix + HexFormat.of().toHexDigits(dice.next());
  }

  /** The account used on a device. */
  String userId(Device device) {
    return secondAccount && !accountsMerged && device.equals(devices.getLast())
        ? userId() + "-2"
        : userId();
  }

  String userId() {
    return "u" + number;
  }

  Device device() {
    return devices.size() > 1 && dice.chance(0.35) ? devices.getLast() : devices.getFirst();
  }

  void then(Phase next, long at) {
    phase = next;
    nextAt = at;
  }

  void leave() {
    phase = Phase.GONE;
  }

  /**
   * A browser or an app installation.
   *
   * @param channel {@code web} or {@code mobile}
   */
  record Device(String anonymousId, String channel) {}

  /**
   * How the person can be reached; all invented.
   *
   * @param phone null where none is known
   * @param handle name in a social network
   */
  record Contact(String email, @Nullable String phone, String handle, String crmContact) {
    private static final List<String> FIRST =
        List.of(
            "alma", "bela", "carla", "dario", "edda", "femi", "greta", "hugo", "ines", "jona",
            "kaia", "lino", "mara", "nils", "oda", "pia", "quentin", "rosa", "silas", "tilda");
    private static final List<String> LAST =
        List.of(
            "ahorn", "birke", "distel", "erle", "farn", "ginster", "hasel", "iris", "kiefer",
            "linde", "malve", "nessel", "olive", "primel", "quitte", "raute", "salbei", "tanne");
    private static final double PHONE_SHARE = 0.4;

    static Contact of(int number, Dice dice) {
      String first = dice.pick(FIRST);
      String last = dice.pick(LAST);
      String email =
          first + "." + last + number + (dice.chance(0.8) ? "@example.com" : "@example.org");
      return new Contact(
          email,
          dice.chance(PHONE_SHARE) ? FictionPhone.of(number) : null,
          first + "_" + last + number,
          "C-" + number);
    }
  }
}
