/** The HTTP API: parameters in, tables as JSON or CSV out. */
@NullMarked
package io.journeyline.dashboard.api;

import org.jspecify.annotations.NullMarked;
