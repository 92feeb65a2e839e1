@NullMarked
package io.sysmon.protocol;

import org.jspecify.annotations.NullMarked;
