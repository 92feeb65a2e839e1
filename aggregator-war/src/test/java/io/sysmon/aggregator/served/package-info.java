/** The aggregator as tests meet it: over HTTP, in a servlet container, on a real database in a temporary folder. */
@NullMarked
package io.sysmon.aggregator.served;

import org.jspecify.annotations.NullMarked;
