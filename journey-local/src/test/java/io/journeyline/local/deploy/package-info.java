/** The files that others deploy with: held against what they are read by. */
@NullMarked
package io.journeyline.local.deploy;

import org.jspecify.annotations.NullMarked;
