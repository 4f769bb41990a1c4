package dev.noroshi.intake.api;

import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The terms sent beside a file, as fields of the same form; read as the members of a JSON body are.
record ImportTerms(@Schema(allowableValues = {
        "true", "false"}) @Nullable String drill,
        @Schema(allowableValues = {"ja", "en"}) @Nullable String language,
        @Schema(allowableValues = {"REQUIRED_BY_LAW", "SERIOUS_IMPACT", "OWN_JUDGEMENT"}) @Nullable String grounds,
        @Schema(allowableValues = {"SECRETARIAT", "MINISTRY"}) @Nullable String route) {

    JsonBody body() {
        var members = new HashMap<String, Object>();
        put(members, "drill", drill == null || !drill.matches("true|false") ? drill : (Object) drill.equals("true"));
        put(members, "language", language);
        put(members, "grounds", grounds);
        put(members, "route", route);
        return JsonBody.of(members);
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) members.put(name, value);
    }
}
