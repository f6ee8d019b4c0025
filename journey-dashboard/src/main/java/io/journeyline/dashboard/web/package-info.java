/** The pages' files, from the class path. */
@NullMarked
package io.journeyline.dashboard.web;

import org.jspecify.annotations.NullMarked;
