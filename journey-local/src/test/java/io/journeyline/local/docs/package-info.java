/** Keeps the documents true of the command line. */
@NullMarked
package io.journeyline.local.docs;

import org.jspecify.annotations.NullMarked;
