package io.sysmon.aggregator.domain;

import java.util.Map;

/**
 * A tag's key and how many hosts have each of its values. Immutable.
 *
 * @param key the tag's key
 * @param hostsByValue in order of the values; only the values of the most hosts where there are very many
 */
public record TagUse(String key, Map<String, Integer> hostsByValue) {}
