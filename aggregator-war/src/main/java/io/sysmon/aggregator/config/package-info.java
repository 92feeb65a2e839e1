/** Which of the settings the aggregator runs with, and where a container keeps them. */
@NullMarked
package io.sysmon.aggregator.config;

import org.jspecify.annotations.NullMarked;
