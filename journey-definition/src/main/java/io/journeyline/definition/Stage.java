package io.journeyline.definition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One stage of the journey, in the order of the definition.
 *
 * @param position place in the list, from 0
 * @param timeout silence after which a visit counts as dropped; null: never
 */
public record Stage(int position, String id, @Nullable Duration timeout) {}
