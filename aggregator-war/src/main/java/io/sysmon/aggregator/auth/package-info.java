/** Who may write: the tokens the aggregator knows. Knows nothing of HTTP; the filter in {@code api} asks it. */
@NullMarked
package io.sysmon.aggregator.auth;

import org.jspecify.annotations.NullMarked;
