/**
 * The one table of settings of agent and aggregator ({@link io.sysmon.settings.Setting}), and the loader that reads
 * them: the first source that speaks wins, every problem is reported at once. Imports nothing but the JDK.
 */
@NullMarked
package io.sysmon.settings;

import org.jspecify.annotations.NullMarked;
