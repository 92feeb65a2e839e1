package io.sysmon.aggregator.store;

/**
 * What is kept in memory of the database, and what went wrong with it.
 *
 * @param hosts with their newest samples
 * @param dictionary the numbers of series
 * @param fresh the windows that are not sealed yet
 * @param problems the last ones
 */
record Memory(HostRegistry hosts, SeriesDictionary dictionary, FreshWindows fresh, Problems problems) {}
