package io.sysmon.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Unpacks the embedded server into a temporary folder and runs {@link StandaloneServer} on it. */
public final class Launcher {

    private Launcher() {}

    /** Called by {@link Main} once the Java was found new enough. Returns when the server has stopped. */
    public static void launch(String[] arguments) throws Exception {
        // Before anything logs: the JDK's own log manager drops what is logged while the JVM shuts down.
        System.setProperty("java.util.logging.manager", LateLogManager.class.getName());
        Path war = ownArchive();
        TempFolder temp = TempFolder.create(Path.of(System.getProperty("java.io.tmpdir")));
        Object server = load(war, temp)
                .getConstructor(List.class, Path.class, Path.class)
                .newInstance(List.of(arguments), war, temp.path());
        // One hook for both, since hooks run side by side: the server first, then the files that it runs on.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop((AutoCloseable) server, temp), "sysmon-stop"));
        Object status = ((Callable<?>) server).call();
        if (!status.equals(ExitCode.OK)) {
            System.exit((Integer) status);
        }
    }

    private static Class<?> load(Path war, TempFolder temp) throws IOException, ClassNotFoundException {
        ClassLoader loader = new URLClassLoader(serverClasses(war, temp), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return loader.loadClass("io.sysmon.launch.StandaloneServer");
    }

    private static void stop(AutoCloseable server, TempFolder temp) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("sysmon did not stop in order: " + e);
        } finally {
            temp.delete();
        }
    }

    private static URL[] serverClasses(Path war, TempFolder temp) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(war.toUri().toURL());
        for (Path jar : ServerJars.unpack(war, temp.path().resolve("exec"))) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static Path ownArchive() throws URISyntaxException {
        return Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
