package dev.noroshi.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// A socket that can hold back what is written to it, so that several commands go out in one write, also through TLS, which
/// is laid over it. For the mail server an administrator has named, and for no other.
public final class HeldSocket extends Socket {

    /// What surely fits into the buffers of the system when the other side has answered everything before it.
    private static final int SMALL = 16 * 1024;
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

    private final ByteArrayOutputStream held = new ByteArrayOutputStream(4096);
    private @Nullable OutputStream out;
    private boolean isHolding;

    @Override
    public OutputStream getOutputStream() throws IOException {
        var below = super.getOutputStream();
        var wrapped = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[]{(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (isHolding)
                    held.write(bytes, from, length);
                else
                    below.write(bytes, from, length);
            }
        };
        out = below;
        return wrapped;
    }

    /// From now on nothing goes out.
    public void hold() {
        isHolding = true;
    }

    /// What was held back goes out.
    ///
    /// @throws IOException when the line is gone, or takes nothing for a minute
    public void release() throws IOException {
        isHolding = false;
        var all = held.toByteArray();
        held.reset();
        if (out == null) return;
        if (all.length <= SMALL) {
            out.write(all);
            return;
        }
        // a time limit of a socket is for reading alone
        var watch = Thread.ofVirtual().start(this::closeAfterALongTime);
        try {
            out.write(all);
        } finally {
            watch.interrupt();
        }
    }

    private void closeAfterALongTime() {
        try {
            Thread.sleep(LONGEST_WRITE);
            close();
        } catch (InterruptedException | IOException e) {
            // it was written in time, or is closed
        }
    }

    /// Makes such sockets, and gives the last one made in a thread to whoever asks in the same thread.
    public static final class Factory extends SocketFactory {

        private final ThreadLocal<@Nullable HeldSocket> last = new ThreadLocal<>();

        /// The one made last in this thread; empty when it has been taken or none was made.
        public Optional<HeldSocket> takeLast() {
            var socket = last.get();
            last.remove();
            return Optional.ofNullable(socket);
        }

        @Override
        public Socket createSocket() {
            var socket = new HeldSocket();
            last.set(socket);
            return socket;
        }

        // Angus Mail connects by itself
        @Override
        public Socket createSocket(String host, int port) throws UnknownHostException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws UnknownHostException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }
}
