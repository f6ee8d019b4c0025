package io.journeyline.local.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an export line.
 *
 * @param value what a key or value holds in it: a string, an integer or null
 */
record Column<T>(String name, Function<T, @Nullable Object> value) {}
