package io.sysmon.aggregator.config;

import io.sysmon.settings.Source;
import java.util.List;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an application in a container finds its settings, the strongest first: JNDI entries and context parameters, which
 * belong to one context; system properties and the environment, which all contexts share.
 */
public final class ContainerSources {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerSources.class);
    private static final String ENTRIES = "java:comp/env/";

    private ContainerSources() {}

    /**
     * All four places, the strongest first.
     *
     * @param contextParameter gives the context's parameter of a name, or {@code null}
     */
    public static List<Source> of(Function<String, @Nullable String> contextParameter) {
        return List.of(
                Source.lookup("JNDI entry", ContainerSources::entry),
                Source.lookup("context parameter", contextParameter),
                Source.systemProperties(System.getProperties()),
                Source.environment(System.getenv()));
    }

    /** A container without JNDI, or without the entry, says nothing. */
    @SuppressWarnings("BanJNDI") // only fixed names below java:comp/env, which the container's own configuration fills
    private static @Nullable String entry(String name) {
        try {
            Object value = new InitialContext().lookup(ENTRIES + name);
            return value == null ? null : value.toString();
        } catch (NamingException e) {
            LOG.trace("no JNDI entry {}", name, e);
            return null;
        }
    }
}
