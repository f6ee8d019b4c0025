package io.journeyline.oracle;

import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Snapshot;

/** The published facts, and who is whom. */
public record Resolved(Snapshot snapshot, Assignments assignments) {}
