package dev.noroshi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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

    private static final int LONGEST_HEAD = 8_192;

    /// Filled by the socket; what is between the two places was not looked at yet.
    private final byte[] bytes = new byte[131_072];
    private int from;
    private int to;
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
        in = socket.getInputStream();
        out = socket.getOutputStream();
        from = 0;
        to = 0;
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
        var head = head();
        if (!head.startsWith("http/1.1 200")) throw new IOException("Port " + port + " answered " + head);
        var goesOn = !head.contains("\r\nconnection: close\r\n");
        var length = head.indexOf("\r\ncontent-length:");
        if (length >= 0) skip(Long.parseLong(head.substring(length + 17, head.indexOf('\r', length + 2)).strip()));
        else if (head.contains("\r\ntransfer-encoding: chunked\r\n")) skipChunks();
        else throw new IOException("Port " + port + " does not say how long its answer is: " + head);
        return goesOn;
    }

    /// Up to the empty line, in small letters: looked for in one go, since every server sends other headers and none shall pay
    /// for how many.
    private String head() throws IOException {
        var looked = from;
        while (true) {
            for (; looked + 3 < to; looked++)
                if (bytes[looked] == '\r' && bytes[looked + 1] == '\n' && bytes[looked + 2] == '\r' && bytes[looked + 3] == '\n') {
                    @SuppressWarnings("deprecation") // each byte a letter, without a decoder
                    var head = new String(bytes, 0, from, looked + 2 - from);
                    from = looked + 4;
                    return head.toLowerCase(Locale.ROOT);
                }
            if (to - from > LONGEST_HEAD) throw new IOException("Port " + port + " does not end its headers");
            looked -= from;
            fill();
            looked += from;
        }
    }

    private void skipChunks() throws IOException {
        for (var size = Long.parseLong(line(), 16);; size = Long.parseLong(line(), 16)) {
            skip(size + 2);
            if (size == 0) return;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            if (from == to) fill();
            var next = bytes[from++];
            if (next == '\n') return line.toString().strip();
            line.append((char) next);
        }
    }

    private void skip(long count) throws IOException {
        for (var left = count; left > 0;) {
            if (from == to) fill();
            var some = (int) Math.min(left, to - from);
            from += some;
            left -= some;
        }
    }

    private void fill() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        var count = in.read(bytes, to, bytes.length - to);
        if (count < 0) throw new IOException("The connection to port " + port + " ended");
        to += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
