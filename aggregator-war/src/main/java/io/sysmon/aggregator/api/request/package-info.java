/** From what a client sent to values of {@code domain}: query parameters and bodies, checked, with a clear 400. */
@NullMarked
package io.sysmon.aggregator.api.request;

import org.jspecify.annotations.NullMarked;
