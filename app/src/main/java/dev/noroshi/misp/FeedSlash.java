package dev.noroshi.misp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes a file of the feed by the address of whoever entered the feed with a slash at its end, as the guide once said: MISP puts
/// another behind it. Two slashes are refused everywhere else.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class FeedSlash extends OncePerRequestFilter {

    private static final String FEED = MispAnswers.BASE + "/feed/";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        chain.doFilter(path.startsWith(FEED + "/") && !path.startsWith(FEED + "//")
                ? new OneSlash(request, FEED + path.substring(FEED.length() + 1))
                : request, response);
    }

    private static final class OneSlash extends HttpServletRequestWrapper {

        private final String path;

        OneSlash(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            var written = super.getRequestURL().toString();
            return new StringBuffer(written.substring(0, written.length() - super.getRequestURI().length()) + path);
        }
    }
}
