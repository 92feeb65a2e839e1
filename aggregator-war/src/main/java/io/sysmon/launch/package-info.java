/**
 * {@code java -jar sysmon.war}: the same archive that a container deploys runs by itself on an embedded Jetty. These
 * classes lie in the archive's root; Jetty lies in {@code WEB-INF/exec}, where no container looks. Nothing here is seen
 * by the application, and nothing of the application is used here but the module {@code settings}; its commands are
 * loaded by their class's name.
 */
@NullMarked
package io.sysmon.launch;

import org.jspecify.annotations.NullMarked;
