/** Bad input by the hundred, as tables: each case is a request as bytes, with what must come of it. Starts nothing itself. */
@NullMarked
package io.sysmon.system.hostile;

import org.jspecify.annotations.NullMarked;
