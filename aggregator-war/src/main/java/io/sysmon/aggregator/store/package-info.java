/**
 * The database: one SQLite file with hosts, a dictionary of series, runs of samples and the newest sample of each series.
 * The only package that speaks SQL. One writer thread owns the writing connection and commits in groups; readers share
 * a small read-only pool; what a dashboard asks every few seconds is kept in memory, which follows the commits.
 *
 * <p>Imports {@code codec} and {@code domain}. The schema is {@code db/migration}; the design and its rules are in
 * {@code docs/architecture.md}.
 */
@org.jspecify.annotations.NullMarked
package io.sysmon.aggregator.store;
