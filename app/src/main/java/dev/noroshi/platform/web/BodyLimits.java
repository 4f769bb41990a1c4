package dev.noroshi.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what is too large before anything of it is kept: 12 MB for a form with a file, 10 MB for
/// what machines send each other by TAXII and as events of MISP, 2 MB for everything else.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class BodyLimits extends OncePerRequestFilter {

    /// The largest file, in bytes.
    public static final long FILE = 12L << 20;
    // the other fields of a form with a file
    private static final long UPLOAD = FILE + (1L << 20);
    /// The largest body without a file, in bytes.
    public static final long PLAIN = 2L << 20;
    /// The largest envelope of objects a machine may send, in bytes.
    public static final long ENVELOPE = 10L << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        var upload = type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
        var path = request.getRequestURI();
        var envelope = path.startsWith("/taxii2/") || path.startsWith("/api/v1/misp/");
        var limit = upload ? UPLOAD : envelope ? ENVELOPE : PLAIN;
        if (request.getContentLengthLong() > limit) response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        // the length may be kept secret; then the bytes are counted as they come
        else if (request.getContentLengthLong() < 0 && !upload) chain.doFilter(new Counted(request, limit), response);
        else chain.doFilter(request, response);
    }

    /// The body turned out larger than allowed while it was read.
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(long limit) {
            super("More than " + limit + " bytes");
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long limit;

        Counted(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), limit);
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private final long limit;
        private long read;

        CountedStream(ServletInputStream stream, long limit) {
            this.stream = stream;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var one = stream.read();
            if (one >= 0) count(1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var some = stream.read(bytes, offset, length);
            if (some > 0) count(some);
            return some;
        }

        private void count(int more) throws TooLarge {
            read += more;
            if (read > limit) throw new TooLarge(limit);
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
