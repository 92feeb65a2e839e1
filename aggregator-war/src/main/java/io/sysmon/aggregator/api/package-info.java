/**
 * The HTTP API: one resource class for each noun of the contract. A resource reads its parameters with {@code request},
 * asks {@code ingest} or {@code query}, and answers with a {@code view}; what goes wrong becomes a problem of
 * {@code error}. The contract, machine-readable, is {@code openapi.json} beside these classes.
 *
 * <p>Only here, and where the root package wires it, is JAX-RS known.
 */
@NullMarked
package io.sysmon.aggregator.api;

import org.jspecify.annotations.NullMarked;
