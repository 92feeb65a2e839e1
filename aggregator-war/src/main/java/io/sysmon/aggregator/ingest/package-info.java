/**
 * Takes a push from its body to its durable samples: read as a stream, put in order, encoded on the caller's thread,
 * handed to the store's writer. Imports {@code store}, {@code codec} and the wire protocol; knows no HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.sysmon.aggregator.ingest;
