/**
 * What one task does with a touchpoint or message: identity and journey, wired in plain Java and
 * bound to stores.
 */
@NullMarked
package io.journeyline.streams.home;

import org.jspecify.annotations.NullMarked;
