package io.journeyline.streams.journey;

import io.journeyline.streams.touchpoint.Table;

/**
 * The tables of clusters.
 *
 * @param clusters what roots know beside the rows
 * @param rows the rows of each cluster
 * @param lost touchpoints that nobody can be said to have had
 * @param incoming parts of shipments that are not complete
 * @param deadlines roots by the time at which to look at them
 * @param seals what stands for rows that are gone
 * @param members the root here that has an identifier in its rows
 */
public record ClusterTables(
    Table clusters,
    Table rows,
    Table lost,
    Table incoming,
    Table deadlines,
    Table seals,
    Table members) {}
