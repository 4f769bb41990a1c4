package dev.noroshi.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/// A connection that asks and throws the answer away, with as little work as possible: who measures should cost less than what is
/// measured.
final class PlainConnection implements AutoCloseable {

    private final byte[] line = new byte[8_192];
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    PlainConnection(URI uri) throws IOException {
        open(uri);
    }

    private void open(URI uri) throws IOException {
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 131_072);
        out = socket.getOutputStream();
    }

    void get(HttpRequest request) throws IOException {
        var uri = request.uri();
        var head = new StringBuilder("GET ").append(uri.getRawPath());
        if (uri.getRawQuery() != null) head.append('?').append(uri.getRawQuery());
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getHost()).append("\r\n");
        request.headers().map().forEach((name, values) -> values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n")));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        if (answer(uri)) return;
        // a server ends a connection after some number of answers
        socket.close();
        open(uri);
    }

    /// Whether the connection goes on.
    private boolean answer(URI uri) throws IOException {
        var status = line();
        if (!status.startsWith("HTTP/1.1 200")) throw new IOException(uri + " answered " + status);
        long length = -1;
        var goesOn = true;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.equalsIgnoreCase("connection: close")) goesOn = false;
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) length = Long.parseLong(header.substring(15).strip());
        }
        if (length >= 0) in.skipNBytes(length);
        else
            for (var size = Integer.parseInt(line(), 16);; size = Integer.parseInt(line(), 16)) {
                in.skipNBytes(size + 2L);
                if (size == 0) break;
            }
        return goesOn;
    }

    private String line() throws IOException {
        var count = 0;
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new IOException("The connection ended");
            if (count < line.length) line[count++] = (byte) b;
        }
        return new String(line, 0, count, StandardCharsets.US_ASCII).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
