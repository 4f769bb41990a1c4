package dev.noroshi.e2e;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;

/// The first words of a TLS handshake, written by hand: which version is asked for is not left to the machine the test runs on.
/// Sources: RFC 4346 (TLS 1.1), RFC 5246 (TLS 1.2), section 7.4.1.2 of both.
///
/// @param version the highest the client says it knows
record ClientHello(int version) {

    static final int SSL_3 = 0x0300;
    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;

    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int PROTOCOL_VERSION = 70;
    /// ECDHE with ECDSA and RSA, with GCM for the newer and CBC for the older versions.
    private static final List<Integer> SUITES = List.of(0xc02b, 0xc02f, 0xc009, 0xc013, 0xc00a, 0xc014);
    /// The groups secp256r1 and secp384r1, points as they are, and signatures of SHA-256 and SHA-384.
    private static final int[] EXTENSIONS = {0, 10, 0, 6, 0, 4, 0, 23, 0, 24, 0, 11, 0, 2, 1, 0, 0, 13, 0, 8, 0, 6, 4,
            3, 5,
            3, 4, 1};

    /// What a server says to it.
    sealed interface Answer {

        /// It goes on with that version.
        record Greeting(int version) implements Answer {
        }

        /// It ends the talk because of the version (alert 70).
        record WrongVersion() implements Answer {
        }

        /// It ends the talk because of something else.
        record OtherAlert(int number) implements Answer {
        }
    }

    static ClientHello of(int version) {
        return new ClientHello(version);
    }

    Answer sentTo(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes());
            var in = new DataInputStream(socket.getInputStream());
            var kind = in.readUnsignedByte();
            in.skipNBytes(4);
            if (kind == HANDSHAKE) {
                in.skipNBytes(4);
                return new Answer.Greeting(in.readUnsignedShort());
            }
            if (kind != ALERT) throw new IOException("A record of type " + kind);
            in.skipNBytes(1);
            var number = in.readUnsignedByte();
            return number == PROTOCOL_VERSION ? new Answer.WrongVersion() : new Answer.OtherAlert(number);
        }
    }

    private byte[] bytes() {
        var body = ByteBuffer.allocate(256).putShort((short) version).put(new byte[32]).put((byte) 0)
                .putShort((short) (SUITES.size() * 2));
        SUITES.forEach(each -> body.putShort(each.shortValue()));
        body.put((byte) 1).put((byte) 0).putShort((short) EXTENSIONS.length);
        for (var each : EXTENSIONS)
            body.put((byte) each);
        body.flip();
        var length = body.remaining();
        return ByteBuffer.allocate(length + 9).put((byte) HANDSHAKE).putShort((short) TLS_1_0)
                .putShort((short) (length + 4)).put((byte) 1).put((byte) 0).putShort((short) length).put(body).array();
    }
}
