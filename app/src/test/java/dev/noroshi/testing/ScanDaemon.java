package dev.noroshi.testing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Speaks as clamd does, over a real socket: finds [#BAD] in what it is shown.
public final class ScanDaemon implements Closeable {

    /// What it takes for malware.
    public static final String BAD = "this-is-taken-for-malware";

    private final ServerSocketChannel server;
    private final String address;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile byte[] seen = new byte[0];
    private volatile @Nullable String answer;
    private volatile boolean silent;

    private ScanDaemon(ServerSocketChannel server, String address) {
        this.server = server;
        this.address = address;
        Thread.ofVirtual().start(this::serve);
    }

    public static ScanDaemon tcp() throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.INET);
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        return new ScanDaemon(server, "127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort());
    }

    public static ScanDaemon unix(Path path) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        return new ScanDaemon(server, "unix:" + path);
    }

    /// As the setting names it.
    public String address() {
        return address;
    }

    /// What it was shown last.
    public byte[] seen() {
        return seen;
    }

    /// From now on it answers so, whatever it sees.
    public void will(String what) {
        answer = what;
    }

    /// From now on it looks again, and says what it finds.
    public void willLook() {
        answer = null;
    }

    public void willSayNothing() {
        silent = true;
    }

    private void serve() {
        while (server.isOpen())
            try {
                var channel = server.accept();
                Thread.ofVirtual().start(() -> serve(channel));
            } catch (IOException e) {
                return;
            }
    }

    private void serve(SocketChannel channel) {
        try (channel; var in = new DataInputStream(Channels.newInputStream(channel))) {
            var command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
            var file = new ByteArrayOutputStream();
            for (var length = in.readInt(); length > 0; length = in.readInt())
                file.write(in.readNBytes(length));
            seen = file.toByteArray();
            if (silent) {
                over.await();
                return;
            }
            var found = file.toString(StandardCharsets.ISO_8859_1).contains(BAD);
            var said = !command.equals("zINSTREAM\0")
                    ? "UNKNOWN COMMAND"
                    : answer != null ? answer : found ? "stream: Test-Signature FOUND" : "stream: OK";
            channel.write(ByteBuffer.wrap((said + "\0").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // it broke off
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
