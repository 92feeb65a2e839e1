/** What stands before every request, in the order of web.xml: security headers, the token of writers, compression. */
@NullMarked
package io.sysmon.aggregator.api.filter;

import org.jspecify.annotations.NullMarked;
