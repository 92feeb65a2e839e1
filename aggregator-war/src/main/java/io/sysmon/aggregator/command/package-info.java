/**
 * The commands of {@code java -jar sysmon.war}: thin faces over the store and the ingest path, run in the operator's own
 * process beside or instead of a server. Imports {@code config}, {@code domain}, {@code ingest}, {@code store} and {@code upkeep}; nothing
 * imports it. Output goes to the streams that the launcher hands over.
 */
@NullMarked
package io.sysmon.aggregator.command;

import org.jspecify.annotations.NullMarked;
