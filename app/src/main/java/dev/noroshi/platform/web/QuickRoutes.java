package dev.noroshi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Finds the handler of an address. Spring looks closely at every route there is; we have hundreds, and most begin with other
/// words, which is seen at a glance.
@Component
class QuickRoutes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        private final Map<RequestMappingInfo, String[]> beginnings = new ConcurrentHashMap<>();

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
            return mayMatch(info, path) ? super.getMatchingMapping(info, request) : null;
        }

        private boolean mayMatch(RequestMappingInfo info, String path) {
            // written otherwise it may still be the same address
            if (path.indexOf('%') >= 0 || path.indexOf(';') >= 0 || path.contains("//")) return true;
            for (var beginning : beginnings.computeIfAbsent(info, Mapping::beginnings))
                if (path.startsWith(beginning)) return true;
            return false;
        }

        /// What all addresses of a route begin with; "" where that is not known.
        private static String[] beginnings(RequestMappingInfo info) {
            return info.getPatternValues().stream().map(pattern -> pattern.split("[{*?]", 2)[0]).toArray(String[]::new);
        }
    }
}
