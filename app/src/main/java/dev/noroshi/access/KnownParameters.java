package dev.noroshi.access;

import dev.noroshi.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses what a program asks by a name the call does not know. A misspelt `as-of` passed over in silence would answer
/// for today, and the program would take it for the day it meant.
/// TAXII has rules of its own for what a server does not know.
@Component
class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, SortedSet<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !request.getRequestURI().startsWith("/api/"))
            return true;
        var sent = request.getParameterMap().keySet();
        if (sent.isEmpty()) return true;
        var names = known.computeIfAbsent(method, KnownParameters::of);
        var strange = sent.stream().filter(name -> !names.contains(name)).sorted().toList();
        if (!strange.isEmpty()) throw new Strange(strange, names);
        return true;
    }

    private static SortedSet<String> of(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getMethodParameters())
            names(parameter).forEach(names::add);
        return names;
    }

    /// A parameter by its name; the terms that come as fields of a form, by theirs.
    private static Stream<String> names(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null) return Stream.of(annotation.name().isEmpty() ? declared(parameter) : annotation.name());
        var type = parameter.getParameterType();
        return type.isRecord() && parameter.getParameterAnnotations().length == 0
                ? Stream.of(type.getRecordComponents()).map(RecordComponent::getName)
                : Stream.empty();
    }

    private static String declared(MethodParameter parameter) {
        return parameter.getExecutable().getParameters()[parameter.getParameterIndex()].getName();
    }

    /// A program asked by names the call does not know.
    static final class Strange extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Problem> fields;

        private Strange(List<String> strange, SortedSet<String> known) {
            super("Unknown parameters", null, false, false);
            var choice = String.join(", ", known);
            fields = strange.stream().map(name -> known.isEmpty()
                    ? Problem.of(name, "parameters-none", name)
                    : Problem.of(name, "parameter-unknown", name, choice)).toList();
        }

        Failure failure() {
            return new Failure(HttpStatus.BAD_REQUEST, Problem.of("", "fields", fields.size() + ""), fields);
        }
    }
}
