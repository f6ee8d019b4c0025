/** The read model: topics folded into a store on disk, and how far that has come. */
@NullMarked
package io.journeyline.dashboard.model;

import org.jspecify.annotations.NullMarked;
