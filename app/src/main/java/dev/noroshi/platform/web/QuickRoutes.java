package dev.noroshi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds the handler of an address. Spring looks closely at every route there is; we have hundreds, and most begin with other
/// words, which is seen at a glance.
@Component
class QuickRoutes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        private static final String UNKNOWN = "";

        /// By the first word of their addresses, or under [#UNKNOWN].
        private Map<String, List<Route>> routes = Map.of();

        /// @param beginning what its address begins with, up to where it is not the same for all
        private record Route(String beginning, RequestMappingInfo info, HandlerMethod handler) {
        }

        /// All routes are known by then.
        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            var found = new HashMap<String, List<Route>>();
            getHandlerMethods().forEach((info, handler) -> {
                for (var pattern : info.getPatternValues()) {
                    var beginning = pattern.split("[{*?]", 2)[0];
                    found.computeIfAbsent(firstWord(beginning), _ -> new ArrayList<>())
                            .add(new Route(beginning, info, handler));
                }
            });
            routes = found;
        }

        /// Unknown where it may go on.
        private static String firstWord(String address) {
            var end = address.indexOf('/', 1);
            return end < 0 ? UNKNOWN : address.substring(0, end);
        }

        /// Where several lead to the address, or none, Spring says which is meant, or what is wrong.
        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            var found = new HashMap<RequestMappingInfo, Route>();
            // written otherwise it may still be the same address
            if (path.indexOf('%') < 0 && path.indexOf(';') < 0 && !path.contains("//")) {
                match(UNKNOWN, path, request, found);
                var word = firstWord(path);
                if (!word.equals(UNKNOWN)) match(word, path, request, found);
            }
            if (found.size() != 1) return super.lookupHandlerMethod(path, request);
            var only = found.entrySet().iterator().next();
            request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, only.getValue().handler());
            handleMatch(only.getKey(), path, request);
            return only.getValue().handler();
        }

        private void match(String word, String path, HttpServletRequest request, Map<RequestMappingInfo, Route> found) {
            for (var route : routes.getOrDefault(word, List.of()))
                if (path.startsWith(route.beginning())) {
                    var match = getMatchingMapping(route.info(), request);
                    if (match != null) found.put(match, route);
                }
        }
    }
}
