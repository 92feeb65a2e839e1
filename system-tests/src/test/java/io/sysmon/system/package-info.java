/**
 * The whole system, tested from outside: the packaged agent and WAR run as real processes, in real containers and a real
 * browser. Nothing of the product is linked; what a test knows comes over HTTP, from the database file or the screen.
 */
@NullMarked
package io.sysmon.system;

import org.jspecify.annotations.NullMarked;
