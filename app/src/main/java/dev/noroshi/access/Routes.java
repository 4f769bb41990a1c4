package dev.noroshi.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route of the program and who may use it. The program does not start while a handler says neither [Permit] nor
/// [Open].
@Component
class Routes implements SmartInitializingSingleton {

    /// A route as the table of permissions shows it.
    ///
    /// @param permission `null` for a route anybody may use
    /// @param open the reason why anybody may use it; `null` for one that needs a permission
    record Route(String method, String path, @Nullable Permission permission, @Nullable String open) {
    }

    /// Handlers of libraries, which cannot say it themselves.
    private static final Map<String, String> OF_OTHERS = Map.of("org.springdoc.webmvc.api.OpenApiWebMvcResource",
            "The description of the API; it holds no data");

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private List<Route> routes = List.of();
    private Set<String> pages = Set.of();

    Routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var found = new ArrayList<Route>();
        var undeclared = new ArrayList<String>();
        handlers.getObject().getHandlerMethods().forEach((mapping, handler) -> {
            var permit = permit(handler);
            var open = open(handler);
            if ((permit == null) == (open == null)) undeclared.add(handler.getShortLogMessage());
            for (var path : mapping.getPatternValues())
                for (var method : methods(mapping.getMethodsCondition().getMethods()))
                    found.add(new Route(method, path, permit == null ? null : permit.value(), open));
        });
        if (!undeclared.isEmpty())
            throw new IllegalStateException(
                    "A handler says either @Permit or @Open, once; these do not: " + String.join(", ", undeclared));
        found.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        routes = List.copyOf(found);
        pages = found.stream().filter(route -> route.method().equals("GET")).map(Route::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Route> all() {
        return routes;
    }

    /// Whether there is a page at the address.
    boolean serve(String path) {
        return pages.contains(path);
    }

    static @Nullable Permit permit(HandlerMethod handler) {
        return AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Permit.class);
    }

    /// The reason why anybody may use the handler; `null` when not anybody may.
    static @Nullable String open(HandlerMethod handler) {
        var open = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Open.class);
        return open == null ? OF_OTHERS.get(handler.getBeanType().getName()) : open.value();
    }

    private static List<String> methods(Set<? extends Enum<?>> declared) {
        return declared.isEmpty() ? List.of("*") : declared.stream().map(Enum::name).sorted().toList();
    }
}
