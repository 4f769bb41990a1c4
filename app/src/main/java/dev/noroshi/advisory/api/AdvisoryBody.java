package dev.noroshi.advisory.api;

import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
            @Nullable List<UUID> sources, List<Problem> problems) {

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

    /// The ids of reports as the centre's own list names them.
    private static @Nullable List<UUID> sources(JsonBody body) {
        var member = body.rest().remove("sources");
        if (member == null || member.isNull()) return null;
        if (!(member instanceof ArrayNode given)) {
            body.problem("sources", "not-a-list");
            return null;
        }
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < given.size(); i++) {
            var text = given.get(i).asString("");
            AdvisoryId.parse(text).ifPresent(id -> ids.add(id.value()));
            if (ids.size() <= i) {
                body.problem("sources[" + i + "]", "advisory.sources.unknown", JsonBody.shortened(text));
                return ids;
            }
        }
        return ids;
    }
}
