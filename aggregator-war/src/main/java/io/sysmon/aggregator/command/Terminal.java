package io.sysmon.aggregator.command;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command reads from and writes to. Immutable.
 *
 * @param in where an import comes from that names no file
 * @param out what the operator asked for
 * @param err everything said about it
 * @param interactive whether a person is watching {@code err}
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {}
