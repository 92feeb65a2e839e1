/**
 * From values of {@code domain} to the JSON of the contract, written as a stream: snake_case, UTF-8, numbers as numbers.
 */
@NullMarked
package io.sysmon.aggregator.api.view;

import org.jspecify.annotations.NullMarked;
