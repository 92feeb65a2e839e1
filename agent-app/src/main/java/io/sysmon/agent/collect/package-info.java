/**
 * Reads the kernel's files and turns them into samples. A collector is one class, one line in {@link
 * io.sysmon.agent.collect.Collectors}, one file in the fixture trees and its golden lines.
 *
 * <p>A collector acquires (one call of {@link io.sysmon.agent.collect.KernelTree#read}) and maps; parsing is in {@code
 * proc}. Counters become rates over the monotonic time that really passed; a counter that went backwards gives no
 * sample. Nothing that a collector meets stops another one.
 *
 * <p>Imports {@code io.sysmon.agent.proc} and {@code io.sysmon.protocol}. No process is started, no thread sleeps.
 */
@NullMarked
package io.sysmon.agent.collect;

import org.jspecify.annotations.NullMarked;
