/** Runs the checks and tests of the dashboard, which are written in its own language, as part of the Java build. */
@NullMarked
package io.sysmon.aggregator.dashboard;

import org.jspecify.annotations.NullMarked;
