@NullMarked
package io.sysmon.settings;

import org.jspecify.annotations.NullMarked;
