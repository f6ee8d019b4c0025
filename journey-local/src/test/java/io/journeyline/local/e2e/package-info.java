/**
 * End-to-end tests: the {@code journey} command as a user runs it, on a real broker and registry.
 */
@NullMarked
package io.journeyline.local.e2e;

import org.jspecify.annotations.NullMarked;
