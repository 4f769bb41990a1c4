package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Tlp;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// How far each field of a series may go, as its newest report has it.
final class PartScopes {

    private PartScopes() {
    }

    /// A field goes as far as the newest report says of it, else as far as the whole series; and no further than an earlier
    /// report said of that field, as the series goes no further than its narrowest report.
    ///
    /// @param whole how far the series may go
    /// @param fields the fields that may have a scope of their own
    /// @param earlier the reports before
    static Map<FieldId, Tlp> of(FormContent newest, Tlp whole, Collection<FieldId> fields,
            Collection<FormContent> earlier) {
        var scopes = new TreeMap<FieldId, Tlp>();
        for (var field : fields) {
            var scope = newest.part(field).orElse(whole);
            for (var before : earlier) scope = before.part(field).orElse(scope).narrowest(scope);
            scopes.put(field, scope);
        }
        return scopes;
    }
}
