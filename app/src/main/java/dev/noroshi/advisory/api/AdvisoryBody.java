package dev.noroshi.advisory.api;

import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Sources;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormJson;
import dev.noroshi.form.Forms;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.JsonBody;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Reads an advisory from a flat JSON object: the field ids of the form, and beside them `title`, `drill`, `language`
/// and `sources`.
@Component
class AdvisoryBody {

    private final Forms forms;
    private final Clock clock;

    AdvisoryBody(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /// What came in, and everything in it that could not be read.
    ///
    /// @param title null when the body names none
    /// @param sources null when the body names none
    record Received(@Nullable String title, FormContent fields, Occasion occasion, Language language,
            @Nullable Sources sources, List<Problem> problems) {

        AdvisoryContent content() {
            return new AdvisoryContent(title == null ? "" : title, fields, List.of());
        }

        /// What was there before, with what this says in its place.
        AdvisoryContent over(AdvisoryContent before) {
            var all = new java.util.LinkedHashMap<>(before.fields().values());
            all.putAll(fields.values());
            return new AdvisoryContent(title == null ? before.title() : title, FormContent.of(all), before.annexes());
        }

        boolean saysNothing() {
            return title == null && fields.isEmpty() && sources == null;
        }
    }

    Received read(JsonBody body) {
        var title = body.text("title").orElse(null);
        var occasion = body.flag("drill").map(drill -> drill ? Occasion.DRILL : Occasion.REAL).orElse(Occasion.REAL);
        var language = body.text("language").flatMap(word -> language(body, word)).orElse(Language.JA);
        var sources = sources(body);
        var reading = new FormJson(forms.advisoryForm(LocalDate.now(clock))).read(body.rest());
        var problems = new ArrayList<>(body.problems());
        problems.addAll(reading.problems());
        return new Received(title, reading.content(), occasion, language, sources, problems);
    }

    private static Optional<Language> language(JsonBody body, String word) {
        var found = Arrays.stream(Language.values()).filter(language -> language.tag().equals(word)).findFirst();
        if (found.isEmpty()) body.problem("language", "no-such-option", JsonBody.shortened(word));
        return found;
    }

    /// The ids of reports as the centre's own list names them, or `{"report": id, "parts": [field ids]}` for one that is drawn
    /// on in part.
    private static @Nullable Sources sources(JsonBody body) {
        var member = body.rest().remove("sources");
        if (member == null || member.isNull()) return null;
        if (!(member instanceof ArrayNode given)) {
            body.problem("sources", "not-a-list");
            return null;
        }
        var ids = new ArrayList<UUID>();
        var parts = new HashMap<UUID, List<FieldId>>();
        for (var i = 0; i < given.size(); i++) {
            var source = given.get(i);
            var text = source.isObject() ? source.path("report").asString("") : source.asString("");
            var at = "sources[" + i + "]";
            var id = AdvisoryId.parse(text).map(AdvisoryId::value);
            if (id.isEmpty()) {
                body.problem(at, "advisory.sources.unknown", JsonBody.shortened(text));
                continue;
            }
            ids.add(id.get());
            if (source.isObject()) parts.put(id.get(), parts(body, at + ".parts", source.path("parts")));
        }
        return Sources.of(ids, parts);
    }

    private static List<FieldId> parts(JsonBody body, String at, JsonNode given) {
        var fields = new ArrayList<FieldId>();
        if (given.isMissingNode() || given.isNull()) return fields;
        if (!given.isArray()) body.problem(at, "not-a-list");
        for (var i = 0; i < given.size(); i++) {
            var name = given.get(i).asString("");
            var place = at + "[" + i + "]";
            FieldId.parse(name).ifPresentOrElse(fields::add,
                    () -> body.problem(place, "no-such-field", JsonBody.shortened(name)));
        }
        return fields;
    }
}
