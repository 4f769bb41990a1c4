package dev.noroshi.platform.outbound;

import dev.noroshi.platform.outbound.Sent.Why;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Asks other machines by HTTPS, and only such as may be asked.
// the start need not wait for it
@Lazy
@Component
public final class GuardedClient implements AutoCloseable {

    private static final int LONGEST_LINE = 8192;
    private static final int MOST_HEADERS = 100;
    private static final int FIRST_FREE_PORT = 1024;
    private static final int HTTPS_PORT = 443;

    private final CloseableHttpClient client;
    private final Set<String> schemes;
    private final ScheduledExecutorService deadlines = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outbound-deadlines").daemon().factory());

    /// What a request is given of time and room.
    ///
    /// @param whole from the first step to the last byte
    /// @param bytes of the answer's body
    public record Limits(Duration whole, int bytes) {

        /// Half a minute and a megabyte.
        public static final Limits USUAL = new Limits(Duration.ofSeconds(30), 1 << 20);
    }

    /// A request.
    ///
    /// @param body none for a request without one
    @SuppressWarnings("ArrayRecordComponent")
    public record Question(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {

        public static Question get(URI address) {
            return new Question("GET", address, Map.of(), null);
        }

        /// Names neither address nor content: both may hold a secret.
        @Override
        public String toString() {
            return "Question[withheld]";
        }
    }

    /// Finds the addresses of a name.
    interface Names {
        List<InetAddress> addressesOf(String name) throws UnknownHostException;
    }

    GuardedClient() {
        this(name -> List.of(InetAddress.getAllByName(name)), AddressRule.PUBLIC, Set.of("https"));
    }

    GuardedClient(Names names, AddressRule rule, Set<String> schemes) {
        this.schemes = schemes;
        var limits = Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(checked(names, rule))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(10))
                        .setSocketTimeout(Timeout.ofSeconds(15)).build())
                .build();
        client = HttpClients.custom().setConnectionManager(connections).disableRedirectHandling()
                .disableAutomaticRetries().disableCookieManagement().disableAuthCaching().disableContentCompression()
                .setUserAgent("Noroshi")
                .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofSeconds(10))
                        .setProtocolUpgradeEnabled(false).build())
                // each request to an address of its own checking: no connection is used twice
                .setConnectionReuseStrategy((request, response, context) -> false).build();
    }

    /// Asked once for each connection; what it returns is what is connected to. The name stays in the TLS handshake and in
    /// the request.
    private static DnsResolver checked(Names names, AddressRule rule) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var found = names.addressesOf(host);
                // one that is not allowed among many is an attempt
                if (found.isEmpty() || !found.stream().allMatch(rule::allows)) throw new NotPublic();
                return found.toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotPublic() {
            super("An address that is not public");
        }
    }

    /// Sends a request and takes its answer.
    public Sent send(Question question, Limits limits) {
        if (!isAllowed(question.address())) return new Sent.Refused(Why.ADDRESS);
        var request = new HttpUriRequestBase(question.method(), question.address());
        question.headers().forEach(request::setHeader);
        var body = question.body();
        if (body != null) {
            var type = question.headers().getOrDefault("Content-Type", "application/octet-stream");
            request.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(type)));
        }
        var late = new AtomicBoolean();
        var end = deadlines.schedule(() -> {
            late.set(true);
            return request.cancel();
        }, limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, answer -> taken(request, answer, limits));
        } catch (NotTaken e) {
            return new Sent.Refused(e.why);
        } catch (NotPublic e) {
            return new Sent.Refused(Why.NOT_PUBLIC);
        } catch (IOException e) {
            return new Sent.Failed(late.get() ? "took too long" : e.getClass().getSimpleName());
        } finally {
            end.cancel(false);
        }
    }

    private boolean isAllowed(URI address) {
        var scheme = address.getScheme();
        if (scheme == null || !schemes.contains(scheme.toLowerCase(Locale.ROOT))) return false;
        if (address.getHost() == null || address.getHost().isEmpty() || address.getRawUserInfo() != null) return false;
        var port = address.getPort();
        return port == -1 || port == HTTPS_PORT || port >= FIRST_FREE_PORT;
    }

    /// An answer that is left where it is.
    private static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1;
        private final Why why;

        NotTaken(Why why) {
            super(why.name());
            this.why = why;
        }
    }

    private static Sent taken(HttpUriRequestBase request, ClassicHttpResponse answer, Limits limits)
            throws IOException {
        if (answer.getCode() / 100 == 3 && answer.containsHeader("Location")) throw left(request, Why.REDIRECT);
        var body = new byte[0];
        var entity = answer.getEntity();
        if (entity != null) {
            if (entity.getContentLength() > limits.bytes()) throw left(request, Why.TOO_LARGE);
            try (InputStream content = entity.getContent()) {
                body = content.readNBytes(limits.bytes() + 1);
                if (body.length > limits.bytes()) throw left(request, Why.TOO_LARGE);
            }
        }
        var headers = new LinkedHashMap<String, List<String>>();
        for (var header : answer.getHeaders())
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        return new Sent.Answered(answer.getCode(), headers, body);
    }

    /// Cuts the connection first: whoever closes an answer otherwise reads it to its end, however long it is.
    private static NotTaken left(HttpUriRequestBase request, Why why) {
        request.cancel();
        return new NotTaken(why);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
