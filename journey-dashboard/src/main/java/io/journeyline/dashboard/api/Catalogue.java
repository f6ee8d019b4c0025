package io.journeyline.dashboard.api;

import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertSilence;
import io.journeyline.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All paths of the API that answer a question. */
final class Catalogue {
  private static final long CACHE_BYTES = 12L << 20;

  private Catalogue() {}

  static List<Route> of(Server.Parts parts) {
    Model model = parts.model();
    JourneyDefinition definition = parts.definition();
    QuestionReader questions = new QuestionReader(definition, model.cells());
    Tables tables = new Tables(model.cells(), new Ranks(definition));
    RowsCache cache = new RowsCache(CACHE_BYTES);
    List<Route> routes = new ArrayList<>();
    Views.ALL.forEach(view -> routes.add(new TableRoute(view, model, questions, tables, cache)));
    routes.addAll(new FunnelRoutes(definition, model, questions).routes());
    routes.addAll(MapRoute.all(definition, model, questions));
    routes.add(new ProgressRoute(model));
    routes.add(new DefinitionsRoute(definition, model));
    routes.addAll(records(model));
    routes.add(new RejectedRoute(model));
    routes.addAll(new CustomerRoutes(parts.customers(), definition, model).routes());
    return routes;
  }

  private static List<Route> records(Model model) {
    return List.of(
        new RecordsRoute(
            "alerts",
            "Alerts, open and past, with what contributes most",
            Alert.getClassSchema(),
            Set.of("from", "to", "since", "changedAt", "watermark"),
            new AlertMask(),
            model),
        new RecordsRoute(
            "alert-silences",
            "What keeps alerts from being delivered",
            AlertSilence.getClassSchema(),
            Set.of("from", "until"),
            RecordsRoute.Mask.NONE,
            model),
        new RecordsRoute(
            ReadModel.VERDICTS,
            "What the last comparison with a recomputation found",
            Verdict.getClassSchema(),
            Set.of("at", "asOf", "watermark"),
            RecordsRoute.Mask.NONE,
            model));
  }
}
