package dev.noroshi.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A connection that asks and throws the answer away, with as little work as possible: who measures should cost less than what is
/// measured.
final class PlainConnection implements AutoCloseable {

    /// What is sent, ready made.
    ///
    /// @param port of this machine
    record Question(int port, byte[] bytes) {

        /// @param headers names and values by turns
        static Question of(String url, String... headers) {
            var uri = URI.create(url);
            var head = new StringBuilder("GET ").append(uri.getRawPath());
            if (uri.getRawQuery() != null) head.append('?').append(uri.getRawQuery());
            head.append(" HTTP/1.1\r\nHost: ").append(uri.getHost()).append("\r\n");
            for (var i = 0; i < headers.length; i += 2)
                head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            return new Question(uri.getPort(), head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private final byte[] line = new byte[8_192];
    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    PlainConnection(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 131_072);
        out = socket.getOutputStream();
    }

    void get(Question question) throws IOException {
        out.write(question.bytes());
        if (goesOn()) return;
        // a server ends a connection after some number of answers
        socket.close();
        open();
    }

    /// Reads an answer; whether the connection goes on.
    private boolean goesOn() throws IOException {
        var status = line();
        if (!status.startsWith("HTTP/1.1 200")) throw new IOException("Port " + port + " answered " + status);
        long length = -1;
        var isChunked = false;
        var goesOn = true;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.equalsIgnoreCase("connection: close")) goesOn = false;
            if (header.equalsIgnoreCase("transfer-encoding: chunked")) isChunked = true;
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) length = Long.parseLong(header.substring(15).strip());
        }
        if (isChunked) {
            for (var size = Integer.parseInt(line(), 16);; size = Integer.parseInt(line(), 16)) {
                in.skipNBytes(size + 2L);
                if (size == 0) break;
            }
        } else if (length >= 0) in.skipNBytes(length);
        else in.transferTo(OutputStream.nullOutputStream());
        return goesOn;
    }

    private String line() throws IOException {
        var count = 0;
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new IOException("The connection to port " + port + " ended");
            if (count < line.length) line[count++] = (byte) b;
        }
        return new String(line, 0, count, StandardCharsets.US_ASCII).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
