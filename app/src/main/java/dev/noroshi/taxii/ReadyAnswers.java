package dev.noroshi.taxii;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.noroshi.kernel.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers the same question of the same machine within a second with the same bytes, and notes it once. Kept by all that
/// decides the answer: the credential, from where it came, and the words of the question.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ReadyAnswers extends OncePerRequestFilter {

    private static final String OFFERED = ReadyAnswers.class.getName();
    /// What an answer takes besides its bytes, roughly.
    private static final int AROUND = 2_000;
    private static final int LONGEST = 512 * 1024;
    /// Of the connection, not of the answer.
    private static final Set<String> OF_THE_CONNECTION = Set.of("date", "connection", "keep-alive", "transfer-encoding",
            "content-length", "content-type", "set-cookie");

    private static final long PATIENCE_MILLIS = 500;

    private final long nanos;
    private final Map<Question, CountDownLatch> asking = new ConcurrentHashMap<>();
    private final Cache<Question, Answer> ready;

    ReadyAnswers(TaxiiSettings settings) {
        this.nanos = settings.remember().toNanos();
        this.ready = Caffeine.newBuilder().maximumWeight(settings.memory().toBytes())
                .weigher(
                        (Question question, Answer answer) -> answer.body().length + question.query().length() + AROUND)
                .expireAfterWrite(settings.remember()).executor(Runnable::run).build();
    }

    /// What decides an answer. The credential is kept as a digest only.
    private record Question(String credential, String address, String path, String query, String accept,
            String language) {
    }

    private record Answer(byte[] body, List<Header> headers, long at) {
    }

    private record Header(String name, String value) {
    }

    /// A handler offers its answer: the same for whoever asks the same.
    static void offer(HttpServletRequest request, byte[] body) {
        request.setAttribute(OFFERED, body);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return nanos == 0 || !request.getMethod().equals("GET") || !request.getRequestURI().startsWith("/taxii2/")
                || request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var question = question(request);
        var answer = find(question);
        if (answer != null) {
            send(response, answer);
            return;
        }
        var isFirst = isFirst(question);
        if (!isFirst) {
            var found = whatTheFirstFound(question);
            if (found != null) {
                send(response, found);
                return;
            }
        }
        try {
            answer(question, request, response, chain);
        } finally {
            if (isFirst) done(question);
        }
    }

    private void answer(Question question, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = System.nanoTime();
        chain.doFilter(request, response);
        if (request.getAttribute(OFFERED) instanceof byte[] body && body.length <= LONGEST
                && response.getStatus() == HttpServletResponse.SC_OK)
            keep(question, new Answer(body, headers(response), asked));
    }

    private static void send(HttpServletResponse response, Answer answer) throws IOException {
        answer.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        response.setContentType(MediaTypes.TAXII);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /// Whether nobody is finding the answer just now. Of many who ask the same at once, one asks the database.
    private boolean isFirst(Question question) {
        return asking.putIfAbsent(question, new CountDownLatch(1)) == null;
    }

    /// What they found, if it can be kept and did not take long.
    private @Nullable Answer whatTheFirstFound(Question question) {
        var done = asking.get(question);
        try {
            return done == null || done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) ? find(question) : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void done(Question question) {
        var latch = asking.remove(question);
        if (latch != null) latch.countDown();
    }

    private @Nullable Answer find(Question question) {
        var answer = ready.getIfPresent(question);
        // found out later than it was asked for: not longer than a second is counted from the asking
        return answer != null && System.nanoTime() - answer.at() < nanos ? answer : null;
    }

    private void keep(Question question, Answer answer) {
        ready.put(question, answer);
    }

    private static List<Header> headers(HttpServletResponse response) {
        var headers = new ArrayList<Header>();
        for (var name : response.getHeaderNames())
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)))
                response.getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
        return List.copyOf(headers);
    }

    private static Question question(HttpServletRequest request) {
        return new Question(Sha256.hex(header(request, HttpHeaders.AUTHORIZATION).getBytes(
                java.nio.charset.StandardCharsets.UTF_8)), request.getRemoteAddr(), request.getRequestURI(),
                request.getQueryString() == null ? "" : request.getQueryString(),
                String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))),
                header(request, HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
