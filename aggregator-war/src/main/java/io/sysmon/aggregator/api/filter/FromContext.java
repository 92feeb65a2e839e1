package io.sysmon.aggregator.api.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

/** What the application's listener left in the servlet context, under its class name. Stateless. */
public final class FromContext {

    private FromContext() {}

    /**
     * The one of {@code type}.
     *
     * @throws ServletException when there is none: the application does not start without it
     */
    public static <T> T require(ServletContext context, Class<T> type) throws ServletException {
        Object found = context.getAttribute(type.getName());
        if (!type.isInstance(found)) {
            throw new ServletException("cannot start: no " + type.getSimpleName() + " in the servlet context");
        }
        return type.cast(found);
    }
}
