package io.journeyline.map.action;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does about a pain point or a target.
 *
 * @param id name of it, unique in its map
 * @param about id of a pain point, or of a target as {@code target.ID}
 * @param start first day on which it can work
 * @param expected change of the figure that is hoped for, in its unit, or null
 */
public record Action(
    String id,
    String about,
    @Nullable String owner,
    String what,
    LocalDate start,
    @Nullable Double expected) {}
