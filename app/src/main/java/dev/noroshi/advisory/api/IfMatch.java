package dev.noroshi.advisory.api;

import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.platform.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Which edition a program means: the header `If-Match: "3"`, or the member `edition`.
final class IfMatch {

    private IfMatch() {
    }

    /// @return null when neither says anything
    static @Nullable Integer edition(JsonBody body, @Nullable String header) {
        var member = body.whole("edition");
        if (member.isPresent()) return member.getAsInt();
        return edition(header);
    }

    static @Nullable Integer edition(@Nullable String header) {
        if (header == null || header.strip().equals("*")) return null;
        var tag = header.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
        if (tag.matches("[0-9]{1,9}")) return Integer.valueOf(tag);
        var problem = Problem.of("If-Match", "not-an-edition");
        throw new Refusal(HttpStatus.BAD_REQUEST, Problem.of("", "not-an-edition"), List.of(problem));
    }

    static Refusal missing() {
        return new Refusal(HttpStatus.BAD_REQUEST, Problem.of("", "edition-missing"),
                List.of(Problem.of("edition", "edition-missing")));
    }
}
