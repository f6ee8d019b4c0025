@NullMarked
package io.journeyline.local.simulator;

import org.jspecify.annotations.NullMarked;
