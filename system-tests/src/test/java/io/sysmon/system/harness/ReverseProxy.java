package io.sysmon.system.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A reverse proxy as operators have it, with the project's fragment included as it stands but for Tomcat's port. */
public enum ReverseProxy {
    /** nginx. */
    NGINX("nginx", "nginx.conf.fragment", """
            daemon off;
            master_process off;
            pid FOLDER/pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path FOLDER/body;
                proxy_temp_path FOLDER/proxy;
                fastcgi_temp_path FOLDER/fastcgi;
                uwsgi_temp_path FOLDER/uwsgi;
                scgi_temp_path FOLDER/scgi;
                server {
                    listen 127.0.0.1:PORT;
                    include FOLDER/fragment;
                }
            }
            """) {
        @Override
        List<String> command(Path program, Path folder) {
            return List.of(
                    program.toString(),
                    "-p",
                    folder.toString(),
                    "-c",
                    folder.resolve("conf").toString());
        }
    },

    /** Apache httpd, as Debian packages it. */
    APACHE("apache2", "apache.conf.fragment", """
            ServerName 127.0.0.1
            ServerRoot FOLDER
            DefaultRuntimeDir FOLDER
            PidFile FOLDER/pid
            ErrorLog /dev/stderr
            Listen 127.0.0.1:PORT
            User nobody
            Group nogroup
            LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
            LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
            LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
            LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
            LoadModule reqtimeout_module /usr/lib/apache2/modules/mod_reqtimeout.so
            LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
            LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
            <VirtualHost 127.0.0.1:PORT>
                Include FOLDER/fragment
            </VirtualHost>
            """) {
        @Override
        List<String> command(Path program, Path folder) {
            return List.of(
                    program.toString(),
                    "-DFOREGROUND",
                    "-f",
                    folder.resolve("conf").toString());
        }
    },

    /** Caddy. */
    CADDY("caddy", "Caddyfile.fragment", """
            {
                admin off
                auto_https off
                storage file_system FOLDER
            }
            http://127.0.0.1:PORT {
                bind 127.0.0.1
                import FOLDER/fragment
            }
            """) {
        @Override
        List<String> command(Path program, Path folder) {
            return List.of(
                    program.toString(),
                    "run",
                    "--adapter",
                    "caddyfile",
                    "--config",
                    folder.resolve("conf").toString());
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String program;
    private final String fragment;
    private final String configuration;

    ReverseProxy(String program, String fragment, String configuration) {
        this.program = program;
        this.fragment = fragment;
        this.configuration = configuration;
    }

    abstract List<String> command(Path program, Path folder);

    /** Starts it before the Tomcat on {@code tomcatPort}, or skips the test where it is not installed; gives its root. */
    public URI start(SystemUnderTest system, int tomcatPort) throws IOException {
        Path installed = Requirement.program(program);
        Path folder = system.folder(program + "-" + tomcatPort).toRealPath();
        int port = FreePort.find();
        Files.writeString(
                folder.resolve("fragment"),
                Files.readString(Artifacts.root().resolve("tomcat-conf").resolve(fragment))
                        .replace("127.0.0.1:8080", "127.0.0.1:" + tomcatPort));
        Files.writeString(
                folder.resolve("conf"),
                configuration.replace("FOLDER", folder.toString()).replace("PORT", String.valueOf(port)));
        RunningProgram running = system.start(
                program,
                command(installed, folder),
                Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", folder.toString()));
        await(program + " listens").atMost(PATIENCE).until(() -> {
            if (!running.isAlive()) {
                throw new AssertionError(program + " ended:\n" + running.output());
            }
            return listens(port);
        });
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
