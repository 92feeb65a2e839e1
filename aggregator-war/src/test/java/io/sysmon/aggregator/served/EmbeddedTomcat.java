package io.sysmon.aggregator.served;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ContextEnvironment;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** A Tomcat in this JVM that serves the web root as it is, on the real web.xml, at a free port of the loopback. */
public final class EmbeddedTomcat implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final String contextPath;
    private final StandardContext context;

    /** At {@code contextPath}, empty for the root. */
    private EmbeddedTomcat(String contextPath, Path base, Map<String, String> settings) {
        this.contextPath = contextPath;
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("connectionTimeout", "2000");
        connector.setProperty("continueResponseTiming", "onRead");
        tomcat.setConnector(connector);
        context = (StandardContext) tomcat.addWebapp(contextPath, webRoot().getAbsolutePath());
        context.setParentClassLoader(EmbeddedTomcat.class.getClassLoader());
        // The application names everything in web.xml; the class path of the tests need not be searched.
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        settings.forEach(context::addParameter);
    }

    /** Starts one with its home in {@code base} and the token of {@link ApiTestCase}. */
    public static EmbeddedTomcat start(String contextPath, Path base) throws LifecycleException {
        return start(contextPath, base, Map.of("sysmon.token", ApiTestCase.TOKEN));
    }

    /** Starts one with its home in {@code base} and these context parameters. */
    public static EmbeddedTomcat start(String contextPath, Path base, Map<String, String> settings)
            throws LifecycleException {
        EmbeddedTomcat made = prepare(contextPath, base, settings);
        made.tomcat.start();
        return made;
    }

    /** One that is not started yet. */
    public static EmbeddedTomcat prepare(String contextPath, Path base, Map<String, String> settings) {
        EmbeddedTomcat made = new EmbeddedTomcat(contextPath, base, settings);
        made.context.addParameter("sysmon.home", base.resolve("home").toString());
        return made;
    }

    /** Adds an entry to the context's JNDI, as an {@code <Environment>} of context.xml does. */
    public EmbeddedTomcat withEntry(String name, String value) {
        tomcat.enableNaming();
        ContextEnvironment entry = new ContextEnvironment();
        entry.setName(name);
        entry.setType(String.class.getName());
        entry.setValue(value);
        context.getNamingResources().addEnvironment(entry);
        return this;
    }

    /** Starts a prepared one. */
    public EmbeddedTomcat start() throws LifecycleException {
        tomcat.start();
        return this;
    }

    /** Whether the context started. */
    public boolean isServing() {
        return context.getState().isAvailable();
    }

    /** The web application's context. */
    public Context context() {
        return context;
    }

    /** The port it listens on. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** {@code http://127.0.0.1:PORT/CONTEXT}, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port() + contextPath;
    }

    /** Stops the web application and the server. */
    public void stop() throws LifecycleException {
        tomcat.stop();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        SharedDriver.restore();
    }

    private static File webRoot() {
        return new File("../src-webapp");
    }
}
