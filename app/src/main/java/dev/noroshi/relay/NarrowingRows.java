package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Tlp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far a hop lets single fields go that it hands on.
@Component
class NarrowingRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    NarrowingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<FieldId, Tlp> of(EntryId entry) {
        var narrowed = new TreeMap<FieldId, Tlp>();
        jdbc.sql("select field, tlp from relay.narrowing where entry = :entry").param("entry", entry.value())
                .query(row -> {
                    narrowed.put(new FieldId(row.getString("field")), Tlp.valueOf(row.getString("tlp")));
                });
        return narrowed;
    }

    /// The content with these scopes, where they are narrower than its own.
    FormContent apply(Entry entry, FormContent content) {
        var parts = new TreeMap<>(content.parts());
        of(entry.id())
                .forEach((field, tlp) -> parts.put(field, content.part(field).orElse(entry.tlp()).narrowest(tlp)));
        return content.withParts(parts);
    }

    void replace(Caller caller, EntryId entry, Map<FieldId, Tlp> narrowed) {
        jdbc.sql("delete from relay.narrowing where entry = :entry").param("entry", entry.value()).update();
        narrowed.forEach((field, tlp) -> jdbc.sql("""
                insert into relay.narrowing (entry, field, tlp, set_by, set_at)
                values (:entry, :field, :tlp, :by, :now)""").param("entry", entry.value()).param("field", field.value())
                .param("tlp", tlp.name()).param("by", caller.person().value()).param("now", OffsetDateTime.now(clock))
                .update());
    }
}
