package dev.noroshi.intake.api;

import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Reads the headers by which a program says which request and which edition it means.
final class Keys {

    static final String HEADER = "Idempotency-Key";

    private Keys() {
    }

    /// @param request what tells requests apart, part by part
    static Once once(@Nullable String key, Object... request) {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,200}")) throw refused(HEADER, "not-a-key");
        var parts = Arrays.stream(request).map(Object::toString).collect(Collectors.joining(" "));
        return new Once(Optional.ofNullable(key), parts);
    }

    /// The edition in `If-Match: "3"`; empty when the header was not sent.
    static Optional<Integer> edition(@Nullable String ifMatch) {
        if (ifMatch == null) return Optional.empty();
        var tag = ifMatch.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
        if (!tag.matches("[0-9]{1,9}")) throw refused("If-Match", "not-an-edition");
        return Optional.of(Integer.valueOf(tag));
    }

    static Refusal refused(String field, String code) {
        var problem = Problem.of(field, code);
        return new Refusal(HttpStatus.BAD_REQUEST, Problem.of("", code), List.of(problem));
    }
}
