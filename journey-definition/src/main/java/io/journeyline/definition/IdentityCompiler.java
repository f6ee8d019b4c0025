package io.journeyline.definition;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.journeyline.definition.IdentifierForm.Parts;
import io.journeyline.definition.IdentityRules.Cut;
import io.journeyline.definition.YamlNode.YamlList;
import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Compiles the section {@code identity}. */
final class IdentityCompiler {
  static final List<String> DEFAULT_TYPES =
      List.of("user_id", "crm_contact", "email", "phone", "social", "anonymous_id");
  private static final String DEFAULT_UNIQUE = "user_id";
  private static final int DEFAULT_SHARED_ABOVE = 20;
  private static final Map<String, Integer> DEFAULT_SHARED_ABOVE_BY_TYPE =
      Map.of("email", 200, "phone", 200, "crm_contact", 200);

  private final YamlMap identity;
  private final Section section;
  private final List<String> blockValues = new ArrayList<>();
  private final List<Pattern> blockPatterns = new ArrayList<>();
  private final Map<String, Integer> sharedAbove = new HashMap<>();

  IdentityCompiler(YamlMap identity, Section section) {
    this.identity = identity;
    this.section = section;
  }

  IdentityRules compile() {
    List<String> types =
        identity.has("types")
            ? identity.texts("types").stream().map(YamlScalar::text).toList()
            : DEFAULT_TYPES;
    String region = region();
    block();
    int sharedAboveDefault = sharedAbove();
    return new IdentityRules(
        types,
        unique(types),
        List.copyOf(blockValues),
        List.copyOf(blockPatterns),
        sharedAboveDefault,
        Map.copyOf(sharedAbove),
        region,
        cuts(new IdentifierForm(region)));
  }

  private @Nullable String unique(List<String> types) {
    String first = types.isEmpty() ? "" : types.getFirst();
    if (!identity.has("unique")) {
      return first.equals(DEFAULT_UNIQUE) ? first : null;
    }
    YamlScalar unique = identity.text("unique");
    if (unique != null && !types.isEmpty() && !unique.text().equals(first)) {
      section.problem(
          unique.place(),
          "the unique type '"
              + unique.text()
              + "' must be the first of 'types', which is '"
              + first
              + "'; or write null for none");
    }
    return unique == null ? null : unique.text();
  }

  private void block() {
    for (YamlScalar entry : identity.texts("block")) {
      String text = entry.text();
      if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
        pattern(entry, text.substring(1, text.length() - 1));
      } else {
        blockValues.add(text);
      }
    }
  }

  private void pattern(YamlScalar entry, String regex) {
    if (regex.isEmpty()) {
      section.problem(
          entry.place(), "the regular expression // is empty and would block everything");
      return;
    }
    try {
      blockPatterns.add(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      section.problem(
          entry.place(),
          "'"
              + entry.text()
              + "' is not a regular expression: "
              + e.getDescription()
              + " at character "
              + (Math.max(0, e.getIndex()) + 2));
    }
  }

  /** Fills the limits by type and returns the one of all other types. */
  private int sharedAbove() {
    YamlNode node = identity.get("sharedAbove");
    Integer number = number(node);
    if (number != null) {
      return number;
    }
    if (!(node instanceof YamlMap limits)) {
      sharedAbove.putAll(DEFAULT_SHARED_ABOVE_BY_TYPE);
      return DEFAULT_SHARED_ABOVE;
    }
    Integer others = number(limits.get("default"));
    if (others == null) {
      sharedAbove.putAll(DEFAULT_SHARED_ABOVE_BY_TYPE);
    }
    limits
        .values()
        .forEach(
            (type, limit) -> {
              Integer value = number(limit);
              if (value != null && !type.equals("default")) {
                sharedAbove.put(type, value);
              }
            });
    return others == null ? DEFAULT_SHARED_ABOVE : others;
  }

  private static @Nullable Integer number(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar
            && scalar.value() instanceof BigInteger number
            && number.bitLength() < Integer.SIZE
        ? number.intValue()
        : null;
  }

  private @Nullable String region() {
    YamlScalar region = identity.text("region");
    if (region == null) {
      return null;
    }
    if (region.text().matches("[A-Z]{2}")
        && !PhoneNumberUtil.getInstance().getSupportedRegions().contains(region.text())) {
      section.problem(
          region.place(),
          "unknown country '" + region.text() + "'; it must be an ISO 3166 code such as DE or US");
    }
    return region.text();
  }

  private List<Cut> cuts(IdentifierForm form) {
    List<Cut> cuts = new ArrayList<>();
    for (YamlNode entry : identity.list("cuts")) {
      if (entry instanceof YamlList pair && pair.items().size() == 2) {
        String a = identifier(pair.items().getFirst(), form);
        String b = identifier(pair.items().getLast(), form);
        if (a != null && a.equals(b)) {
          section.problem(pair.place(), "a cut needs two different identifiers; these two are one");
        } else if (a != null && b != null) {
          cuts.add(new Cut(a, b));
        }
      }
    }
    return List.copyOf(cuts);
  }

  private static @Nullable String identifier(YamlNode node, IdentifierForm form) {
    if (!(node instanceof YamlScalar scalar)) {
      return null;
    }
    Parts parts = form.parts(scalar.text());
    return parts.isEmpty() ? null : parts.bounded();
  }
}
