/** That the experiment itself is right: its order, its ledger, its report. */
@NullMarked
package io.journeyline.local.chaos;

import org.jspecify.annotations.NullMarked;
