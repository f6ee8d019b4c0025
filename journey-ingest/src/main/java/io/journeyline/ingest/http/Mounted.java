package io.journeyline.ingest.http;

import io.journeyline.ingest.source.Conversion;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;

/** One source at one of its routes. */
record Mounted(String id, Route route, Source source, Conversion conversion, RateLimit rate) {}
