/** The image and the compose file, on a container engine where one answers. */
@NullMarked
package io.journeyline.local.container;

import org.jspecify.annotations.NullMarked;
