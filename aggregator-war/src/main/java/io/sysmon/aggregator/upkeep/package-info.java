/**
 * Looks after the database while it serves: seals closed windows, drops history that is old or too much, gives space back.
 * Decides what and when; the store does it, in steps that let pushes through. Uses the store alone.
 */
@org.jspecify.annotations.NullMarked
package io.sysmon.aggregator.upkeep;
