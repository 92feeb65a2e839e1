/**
 * What agent and aggregator share, and nothing else: the wire records of a push, the rules their fields obey, and the
 * streaming JSON writer (agent) and reader (aggregator). Imports jackson-core only; opens no file and no socket.
 */
@NullMarked
package io.sysmon.protocol;

import org.jspecify.annotations.NullMarked;
