package io.journeyline.ingest.source.delighted;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signed;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Webhook;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Answers to surveys of Delighted. Every edit of an answer is an event of its own, with an id of
 * its own.
 */
public final class DelightedSource {
  public static final SourceType TYPE =
      new SourceType(
          "delighted", "Delighted", SourceType.Access.SECRET, Set.of(), DelightedSource::create);

  private static final String NPS = "nps";

  /** Kinds of surveys, and the least and highest score of each. */
  private static final Map<String, double[]> SCALES =
      Map.of(
          NPS,
          new double[] {0, 10},
          "csat",
          new double[] {1, 5},
          "ces",
          new double[] {1, 5},
          "ces7",
          new double[] {1, 7},
          "five_star",
          new double[] {1, 5},
          "smileys",
          new double[] {1, 5},
          "thumbs",
          new double[] {0, 1});

  private DelightedSource() {}

  private static Source create(SourceSettings settings) {
    return Webhook.at(
        settings,
        "answers to surveys",
        Signed.hex(
            settings.secrets(), Signatures.SHA256, "X-Delighted-Webhook-Signature", "sha256="),
        request -> Webhook.each(request.json(), DelightedSource::outcome));
  }

  private static Outcome outcome(JsonNode event) {
    String type = Webhook.required(event, "event_type");
    if (!type.startsWith("survey_response.")) {
      return Outcome.ignored("only answers to surveys are taken");
    }
    JsonNode data = event.path("event_data");
    JsonNode person = data.path("person");
    String survey = data.path("survey_type").asText(NPS).toLowerCase(Locale.ROOT);
    double[] scale = SCALES.getOrDefault(survey, new double[] {0, 10});
    NativeForm form =
        new NativeForm(Webhook.required(event, "event_id"), type)
            .channel("survey")
            .occurredAt("event_data.updated_at", data.path("updated_at"))
            .identifier("email", person.path("email"))
            .identifier("phone", person.path("phone_number"))
            .trait("name", person.path("name"))
            .feedback(survey, data.path("score"), scale[0], scale[1])
            .text(NativeForm.text(data.path("comment")))
            .property("response_id", data.path("id"));
    data.path("person_properties")
        .properties()
        .forEach(property -> form.property(property.getKey(), property.getValue()));
    return Outcome.event(form.node(), event);
  }
}
