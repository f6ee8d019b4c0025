/** Single customers, as the stream processor's instances know them. */
@NullMarked
package io.journeyline.dashboard.customers;

import org.jspecify.annotations.NullMarked;
