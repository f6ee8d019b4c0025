/**
 * The published facts by plain recomputation from all touchpoints: slow, and one small class for
 * each section of the semantics. It shares parsing, normalisation, expressions, customer ids and
 * the bucket formula with the streaming program, and nothing else.
 */
@NullMarked
package io.journeyline.oracle;

import org.jspecify.annotations.NullMarked;
