package dev.noroshi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Where a request ends is never in doubt: whoever hides a second one in the first gets no answer to it (ASVS 4.2.1).
@NoroshiTest
class MessageBoundariesTest {

    private static final int LONGEST_MILLIS = 30_000;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 0", "Content-Length: 0, 5", "Content-Length: +0",
            "Content-Length: 0x0", "Content-Length : 0", "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding : chunked", "Content-Length: 3\r\nTransfer-Encoding: chunked"})
    void aRequestWhoseEndIsInDoubtIsTheLastOfItsConnection(String headers) throws IOException {
        var hidden = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write(("POST /sign-in HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n"
                    + "0\r\n\r\n" + hidden).getBytes(StandardCharsets.US_ASCII));
            var said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said.split("(?m)^HTTP/1\\.1 ", -1)).as("one answer, and the end").hasSize(2);
        }
    }
}
