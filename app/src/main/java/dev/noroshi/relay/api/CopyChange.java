package dev.noroshi.relay.api;

import dev.noroshi.form.FieldId;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.relay.Redaction.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a program wants changed in an anonymised copy.
///
/// @param edition the edition it started from
/// @param decisions on single suggestions
/// @param all the decision on every other suggestion nobody has decided on yet
/// @param replaced words to be replaced wherever they stand
/// @param rewritten fields of the copy to be written anew
record CopyChange(int edition, Map<UUID, Decision> decisions, Optional<Decision> all, List<Replaced> replaced,
        Map<FieldId, String> rewritten) {

    CopyChange {
        decisions = Map.copyOf(decisions);
        replaced = List.copyOf(replaced);
        rewritten = Map.copyOf(rewritten);
    }

    /// Words and what takes their place.
    record Replaced(String found, String replacement) {
    }

    /// Reads a change. What is wrong with it is told by the body.
    static CopyChange read(JsonBody body) {
        var isChange = !body.names().isEmpty();
        var edition = body.whole("edition");
        if (isChange && edition.isEmpty()) body.problem("edition", "edition-missing");
        var decisions = new LinkedHashMap<UUID, Decision>();
        body.texts("decisions").forEach((id, word) -> decision(body, id, word, decisions));
        var all = body.option("all", Decision.class);
        var replaced = body.objects("redact").stream().map(CopyChange::replaced).toList();
        var rewritten = new LinkedHashMap<FieldId, String>();
        body.texts("fields").forEach((name, text) -> {
            FieldId.parse(name).ifPresentOrElse(field -> rewritten.put(field, text),
                    () -> body.problem("fields", "no-such-field", JsonBody.shortened(name)));
        });
        body.refuseOthers();
        return new CopyChange(edition.orElse(0), decisions, all, replaced, rewritten);
    }

    private static void decision(JsonBody body, String id, String word, Map<UUID, Decision> decisions) {
        var at = "decisions." + JsonBody.shortened(id);
        try {
            decisions.put(UUID.fromString(id), Decision.valueOf(word));
        } catch (IllegalArgumentException neither) {
            body.problem(at, "no-such-option", JsonBody.shortened(word));
        }
    }

    private static Replaced replaced(JsonBody pair) {
        var found = pair.text("find").orElse("");
        var replacement = pair.text("replace").orElse("");
        pair.refuseOthers();
        return new Replaced(found, replacement);
    }
}
