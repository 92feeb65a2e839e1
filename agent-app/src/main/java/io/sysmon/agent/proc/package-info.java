/**
 * What the kernel's text files say: one record for each file, each with a static {@code parse}. Pure: text goes in, a
 * value comes out, nothing here opens a file or knows the time.
 *
 * <p><b>Numbers.</b> Every number is a {@code double}, and what the kernel did not say is {@code NaN}, never 0: a field
 * that this kernel does not have yet, a line cut short, a word where a number belongs. {@code NaN} spreads through sums
 * and differences by itself, so a value derived from something absent is absent too. Counters are exact up to
 * 2<sup>53</sup> (9 PB); above it a rate is off by a few bytes.
 *
 * <p><b>Malformed text</b> never throws. The field is {@code NaN}, the line is left out where it cannot be used without
 * that field, and the record's {@code malformed} says what was found where; {@code null} means that all was well.
 *
 * <p>Imports nothing of the project.
 */
@NullMarked
package io.sysmon.agent.proc;

import org.jspecify.annotations.NullMarked;
