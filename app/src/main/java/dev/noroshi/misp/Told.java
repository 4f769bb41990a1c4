package dev.noroshi.misp;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.CurrentAdvisories.Cover;
import dev.noroshi.advisory.PublicAdvisory;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An advisory as somebody may know it, before it becomes an event.
///
/// @param number of its series
/// @param printed the number as printed
/// @param at when this issue of it went out
/// @param changed when the event last changed: when it went out, or a value in it ended since or was judged by the centre
/// @param texts what it says, without whom to ask; empty of a cover
/// @param issue the issue they were handed; null of what they only know because it is public
record Told(int number, String printed, String title, Importance importance, Tlp tlp, Language language, Instant at,
        Instant changed, SequencedMap<FieldId, String> texts, @Nullable AdvisoryId issue) {

    private static final List<FieldId> FIELDS = List.of(AdvisoryField.OVERVIEW, AdvisoryField.TARGET,
            AdvisoryField.HANDLING_POLICY, AdvisoryField.OTHER, AdvisoryField.TLP_REMARKS);

    /// One they were handed, from outside.
    static Told cover(Cover cover) {
        return new Told(cover.number().main(), cover.number().toString(), cover.title(), cover.importance(),
                cover.tlp(), cover.language(), cover.issuedAt(), cover.issuedAt(), new LinkedHashMap<>(),
                cover.issue());
    }

    /// The same with what it says.
    Told saying(Advisory.Published issue) {
        var texts = new LinkedHashMap<FieldId, String>();
        for (var field : FIELDS)
            if (issue.content().fields().get(field).orElse(null) instanceof FieldValue.Text(var text))
                texts.put(field, text);
        return new Told(number, printed, title, importance, tlp, language, at, changed, texts, issue.id());
    }

    /// The same after something else has become true of a value in it.
    Told changed(@Nullable Instant since) {
        return since == null || !since.isAfter(changed)
                ? this
                : new Told(number, printed, title, importance, tlp, language, at, since, texts, issue);
    }

    static Told inPublic(PublicAdvisory advisory, PublicAdvisory.Said said) {
        return new Told(advisory.number(), advisory.id(), said.title(), said.importance(), Tlp.CLEAR,
                advisory.language(), advisory.lastAt(), advisory.lastAt(), said.texts(), null);
    }

    /// The issue they were handed; empty of what they only know because it is public.
    Optional<AdvisoryId> handed() {
        return Optional.ofNullable(issue);
    }

    /// The one that counts of two of the same advisory: the later one, and of equals the one that says more.
    Told orElse(Told other) {
        var order = at.compareTo(other.at);
        return order > 0 || order == 0 && issue != null ? this : other;
    }

    /// Says nothing of what stands in it.
    @Override
    public String toString() {
        return "Told " + printed;
    }
}
