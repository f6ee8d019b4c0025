/** What is done about pain points and targets, and what came of it. */
@NullMarked
package io.journeyline.map.action;

import org.jspecify.annotations.NullMarked;
