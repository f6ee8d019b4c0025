package io.journeyline.definition;

import org.jspecify.annotations.Nullable;

/**
 * A kind of customer. Everyone has at most one: the first whose condition holds.
 *
 * @param position place in the list, from 0
 * @param name for people; the id where none is given
 * @param where over what the customer is and did
 */
public record Persona(
    int position, String id, String name, @Nullable String description, Expression where) {}
