package dev.noroshi.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// An nginx that serves bytes from files, as the measure of what is possible on the machine; or none where it is not installed.
record Nginx(Process process, Path folder, int port) implements AutoCloseable {

    static Nginx start(Path base) throws Exception {
        var folder = Files.createDirectories(base.resolve("nginx"));
        Files.createDirectories(folder.resolve("files"));
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var settings = Files.writeString(folder.resolve("nginx.conf"), """
                %3$sworker_processes auto;
                daemon off;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 256; }
                http {
                  access_log off; sendfile on; tcp_nopush on; open_file_cache max=10000; keepalive_requests 100000000;
                  client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3; uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                  default_type "application/taxii+json;version=2.1";
                  server { listen 127.0.0.1:%2$d; root %1$s/files; }
                }
                """.formatted(folder, port, asRoot()));
        try {
            var process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", settings.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                System.out.println("nginx did not start: " + Files.readString(folder.resolve("said")));
                return new Nginx(null, folder, port);
            }
            return new Nginx(process, folder, port);
        } catch (IOException notThere) {
            System.out.println("nginx is not installed (apt-get install nginx-light); measured alone");
            return new Nginx(null, folder, port);
        }
    }

    /// Started by root it would serve as somebody who may not read the folder.
    private static String asRoot() {
        return System.getProperty("user.name").equals("root") ? "user root;\n" : "";
    }

    /// @return whether there is one to serve it
    boolean put(String name, String content) throws IOException {
        if (process != null) Files.writeString(folder.resolve("files").resolve(name), content);
        return process != null;
    }

    String url(String name) {
        return "http://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() throws Exception {
        if (process == null) return;
        process.destroy();
        process.waitFor();
    }
}
