package io.journeyline.local.pipeline;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identity;
import io.journeyline.schemas.Touchpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose each identifier is, as published: the topic says it of their HMACs, the touchpoints say
 * which identifiers there are. It is personal data.
 */
public final class PublishedIdentities {
  private final Normaliser normaliser;
  private final CustomerIds customerIds;

  public PublishedIdentities(IdentityRules rules, CustomerIds customerIds) {
    normaliser = new Normaliser(rules);
    this.customerIds = customerIds;
  }

  /**
   * The customer id of each identifier that has been spoken of; null: a shared one.
   *
   * @param published by HMAC of the identifier
   */
  public Map<String, @Nullable String> name(
      List<Touchpoint> touchpoints, Map<String, Identity> published) {
    Map<String, @Nullable String> named = new HashMap<>();
    for (Touchpoint touchpoint : touchpoints) {
      if (normaliser.normalise(touchpoint) instanceof Normalised.Accepted accepted) {
        for (String identifier : accepted.identifiers()) {
          Identity identity = published.get(customerIds.of(identifier));
          if (identity != null) {
            named.put(identifier, identity.getCustomerId());
          }
        }
      }
    }
    return named;
  }
}
