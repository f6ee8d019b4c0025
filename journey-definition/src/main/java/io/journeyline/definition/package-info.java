/**
 * The journey definition: YAML in, checked and compiled rules out; normalisation of touchpoints.
 */
@NullMarked
package io.journeyline.definition;

import org.jspecify.annotations.NullMarked;
