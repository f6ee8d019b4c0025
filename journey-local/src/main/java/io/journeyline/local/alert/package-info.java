/** What the command line does with alerts: their history, and how well rules find incidents. */
@NullMarked
package io.journeyline.local.alert;

import org.jspecify.annotations.NullMarked;
