package io.sysmon.aggregator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * What Java 17 and 18 keep of the records of an application: the types of the last one whose {@code equals},
 * {@code hashCode} or {@code toString} was made, in caches that hold on to its class loader until another one comes. Later
 * versions hold them softly.
 */
final class RecordCaches {

    private static final int HELD_SOFTLY_SINCE = 19;

    private RecordCaches() {}

    /** Puts a type of the JDK in the place of ours, as if {@code String} were a record of one component. */
    static void letGo() {
        if (Runtime.version().feature() >= HELD_SOFTLY_SINCE) {
            return;
        }
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle text = lookup.findVirtual(String.class, "toString", MethodType.methodType(String.class));
            link(lookup, "equals", MethodType.methodType(boolean.class, String.class, Object.class), text);
            link(lookup, "hashCode", MethodType.methodType(int.class, String.class), text);
            link(lookup, "toString", MethodType.methodType(String.class, String.class), text);
        } catch (Throwable cannotBe) {
            throw new IllegalStateException("String has no text", cannotBe);
        }
    }

    private static void link(MethodHandles.Lookup lookup, String method, MethodType type, MethodHandle text)
            throws Throwable {
        ObjectMethods.bootstrap(lookup, method, type, String.class, "text", text);
    }
}
