package io.journeyline.streams.home;

import io.journeyline.streams.journey.ClusterTables;
import io.journeyline.streams.touchpoint.Table;

/**
 * All tables of a task.
 *
 * @param nodes what is known of each identifier
 * @param announced pairs of identifiers that were told
 * @param rejected what was counted as rejected
 */
public record HomeTables(Table nodes, Table announced, Table rejected, ClusterTables clusters) {}
