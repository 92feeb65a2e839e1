/** Tests of the whole agent, and what its tests share. */
@NullMarked
package io.sysmon.agent;

import org.jspecify.annotations.NullMarked;
