package io.journeyline.ingest.source.shopify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders, checkouts and customers of shops. */
public final class ShopifySource {
  public static final SourceType TYPE =
      new SourceType(
          "shopify", "Shopify", SourceType.Access.SECRET, Set.of(), ShopifySource::create);

  /** A large order with every line item. */
  private static final int LIMIT = 4 << 20;

  private ShopifySource() {}

  private static Source create(SourceSettings settings) {
    return new Webhook(
        Route.post(settings.path(), "orders, checkouts and customers").withLimit(LIMIT),
        settings.id(),
        Signed.base64(settings.secrets(), Signatures.SHA256, "X-Shopify-Hmac-SHA256", ""),
        ShopifySource::read);
  }

  private static List<Outcome> read(WebRequest request) throws RefusedException {
    @Nullable String topic = request.header("X-Shopify-Topic");
    if (topic == null || topic.isBlank()) {
      throw RefusedException.unreadable("no_topic", "the header X-Shopify-Topic is missing");
    }
    ObjectNode body = request.jsonObject();
    return Webhook.all(body, _ -> List.of(ShopifyEvent.outcome(topic, body, request)));
  }
}
