package dev.noroshi.misp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses brackets that stand in a path as they are (RFC 3986, section 3.3, has them escaped), as the server itself would, but
/// for the two calls in which servers of MISP write switches such as `deleted[]:0`.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class RawBrackets extends OncePerRequestFilter {

    /// Source: MISP, `ServerSyncTool::createParams`, as used by `fetchEvent` and `fetchProposals`.
    private static final List<String> WRITTEN_SO = List.of(MispAnswers.BASE + "/events/view/",
            PullDoor.PROPOSALS + "/");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if ((path.indexOf('[') >= 0 || path.indexOf(']') >= 0) && WRITTEN_SO.stream().noneMatch(path::startsWith))
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        else
            chain.doFilter(request, response);
    }
}
