/** Tests of this package on real text, files and sockets. */
@NullMarked
package io.sysmon.agent.command;

import org.jspecify.annotations.NullMarked;
