/**
 * What the system tests start, ask and stop: processes, containers, a browser, an HTTP client. Imports nothing of the
 * product. {@link io.sysmon.system.harness.SystemUnderTest} owns all of it and ends it after the test, failed or not.
 */
@NullMarked
package io.sysmon.system.harness;

import org.jspecify.annotations.NullMarked;
