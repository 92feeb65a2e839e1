/**
 * Wires the aggregator and ties it to the life of its servlet context: the only package that sees all others.
 */
@NullMarked
package io.sysmon.aggregator;

import org.jspecify.annotations.NullMarked;
