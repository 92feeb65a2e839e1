package io.sysmon.launch;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Unpacks what is needed into a temporary folder and runs it: {@link StandaloneServer}, or the application's own commands
 * when the command line begins with a word that is no flag.
 */
public final class Launcher {

    private static final String SERVER = "io.sysmon.launch.StandaloneServer";
    private static final String COMMANDS = "io.sysmon.aggregator.command.Commands";

    /** The SQLite driver's property for where it unpacks its library. */
    private static final String SQLITE_FOLDER = "org.sqlite.tmpdir";

    private Launcher() {}

    /** Called by {@link Main} once the Java was found new enough. Returns when the server or the command has ended. */
    public static void launch(String[] arguments) throws Exception {
        // Before anything logs: the JDK's own log manager drops what is logged while the JVM shuts down.
        System.setProperty("java.util.logging.manager", LateLogManager.class.getName());
        Path war = ownArchive();
        TempFolder temp = TempFolder.create(Path.of(System.getProperty("java.io.tmpdir")));
        List<String> words = List.of(arguments);
        Callable<?> program = isCommand(words) ? command(words, war, temp) : server(words, war, temp);
        Object status = program.call();
        if (!status.equals(ExitCode.OK)) {
            System.exit((Integer) status);
        }
    }

    private static boolean isCommand(List<String> words) {
        return !words.isEmpty() && !words.get(0).startsWith("-");
    }

    private static Callable<?> command(List<String> words, Path war, TempFolder temp) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(temp::delete, "sysmon-stop"));
        ConsoleLogging.beginQuietly();
        System.setProperty(SQLITE_FOLDER, temp.path().toString());
        List<Path> classPath = ArchivePart.APPLICATION.unpack(war, temp.path());
        return (Callable<?>) load(COMMANDS, classPath)
                .getConstructor(List.class, InputStream.class, PrintStream.class, PrintStream.class)
                .newInstance(words, System.in, System.out, System.err);
    }

    private static Callable<?> server(List<String> words, Path war, TempFolder temp) throws Exception {
        List<Path> classPath = new ArrayList<>();
        classPath.add(war);
        classPath.addAll(ArchivePart.SERVER.unpack(war, temp.path().resolve("server")));
        Object server = load(SERVER, classPath)
                .getConstructor(List.class, Path.class, Path.class)
                .newInstance(words, war, temp.path());
        // One hook for both, since hooks run side by side: the server first, then the files that it runs on.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop((AutoCloseable) server, temp), "sysmon-stop"));
        return (Callable<?>) server;
    }

    private static Class<?> load(String name, List<Path> classPath)
            throws MalformedURLException, ClassNotFoundException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return loader.loadClass(name);
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

    private static Path ownArchive() throws URISyntaxException {
        return Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
