/**
 * The {@code journey} command: its subcommands, what they share on the terminal, and their exit
 * codes.
 */
@NullMarked
package io.journeyline.local;

import org.jspecify.annotations.NullMarked;
