/** What happened to one customer, in words that all trace to touchpoints. */
@NullMarked
package io.journeyline.map.story;

import org.jspecify.annotations.NullMarked;
