package io.journeyline.streams.journey;

import io.journeyline.schemas.JourneyEventType;
import org.jspecify.annotations.Nullable;

/** One step of a journey, as the fold sees it. */
public record JourneyFact(
    JourneyEventType type,
    String stage,
    @Nullable String fromStage,
    String touchpoint,
    String channel,
    long at) {}
