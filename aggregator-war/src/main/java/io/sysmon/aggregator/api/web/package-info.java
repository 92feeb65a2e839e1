/** The plain servlets beside the API: the dashboard's files and the aggregator's own metrics. */
@NullMarked
package io.sysmon.aggregator.api.web;

import org.jspecify.annotations.NullMarked;
