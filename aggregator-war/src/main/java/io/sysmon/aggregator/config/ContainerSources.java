package io.sysmon.aggregator.config;

import io.sysmon.settings.Program;
import io.sysmon.settings.Source;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an application in a container finds its settings, the strongest first: JNDI entries and context parameters, which
 * belong to one context; system properties and the environment, which all contexts share.
 */
public final class ContainerSources {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerSources.class);
    private static final String ENTRIES = "java:comp/env";

    private ContainerSources() {}

    /**
     * All four places, the strongest first.
     *
     * @param contextParameters of this context, by name
     * @param place what messages call where those stand
     */
    public static List<Source> of(Map<String, String> contextParameters, String place) {
        return List.of(
                Source.own(Program.AGGREGATOR, "JNDI entry", entries()),
                Source.own(Program.AGGREGATOR, place, contextParameters),
                Source.systemProperties(System.getProperties()),
                Source.environment(System.getenv()));
    }

    /** Those of this context that are ours by name. A container without JNDI, or without entries, says nothing. */
    @SuppressWarnings("BanJNDI") // only names below java:comp/env, which the container's own configuration fills
    private static Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        try {
            Context context = (Context) new InitialContext().lookup(ENTRIES);
            for (NameClassPair pair : Collections.list(context.list(""))) {
                if (Source.isOurs(pair.getName())) {
                    entries.put(pair.getName(), String.valueOf(context.lookup(pair.getName())));
                }
            }
        } catch (NamingException e) {
            LOG.trace("no JNDI entries", e);
        }
        return entries;
    }
}
