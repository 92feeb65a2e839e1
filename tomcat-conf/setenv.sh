#!/bin/sh
# For CATALINA_BASE/bin/setenv.sh, which Tomcat's scripts read when they start the JVM. Add the lines to the file that is there.

# The heap. 512 MiB serve some hundred hosts; what all hosts' latest samples take is about 100 bytes a series.
CATALINA_OPTS="$CATALINA_OPTS -Xms256m -Xmx512m"

# Redeployed applications are only let go of when the metaspace is full: without a bound it grows with each redeployment.
CATALINA_OPTS="$CATALINA_OPTS -XX:MaxMetaspaceSize=192m"

# Names of files in UTF-8, whatever the locale of the service is.
CATALINA_OPTS="$CATALINA_OPTS -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8"

# When memory runs out, end: the service manager starts anew, and no acknowledged sample is lost.
CATALINA_OPTS="$CATALINA_OPTS -XX:+ExitOnOutOfMemoryError"

export CATALINA_OPTS
