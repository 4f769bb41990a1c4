package dev.noroshi.misp;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.CurrentAdvisories.Cover;
import dev.noroshi.advisory.CurrentAdvisories.Recall;
import dev.noroshi.advisory.CurrentAdvisories.Series;
import dev.noroshi.advisory.PublicAdvisory;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An advisory as somebody may know it, before it becomes an event.
///
/// @param number of its series
/// @param printed the number as printed
/// @param title "" of one that was recalled
/// @param at when this issue of it went out, or was recalled
/// @param changed when the event last changed: when all of it came to be told like this, or a value in it ended since or was judged by
///        the centre
/// @param texts what it says, without whom to ask; empty of a cover, and of what was recalled
/// @param issue the issue they were handed; null of what they only know because it is public, and of what was recalled
record Told(int number, String printed, String title, Importance importance, Tlp tlp, Language language, Instant at,
        Instant changed, SequencedMap<FieldId, String> texts, @Nullable AdvisoryId issue, Past past) {

    private static final List<FieldId> FIELDS = List.of(AdvisoryField.OVERVIEW, AdvisoryField.TARGET,
            AdvisoryField.HANDLING_POLICY, AdvisoryField.OTHER, AdvisoryField.TLP_REMARKS);

    /// What somebody knows of its number beside the issue it is told as.
    ///
    /// @param standing whether that issue stands
    /// @param since from when all of it is told like this: nothing of the number became anything else after that
    /// @param read earlier ones they were handed and may still read
    /// @param recalled those they were handed that say nothing any more
    /// @param open those that went out to everybody, whatever became of them
    record Past(Standing standing, Instant since, List<AdvisoryId> read, List<AdvisoryId> recalled,
            List<AdvisoryId> open) {
        Past {
            read = List.copyOf(read);
            recalled = List.copyOf(recalled);
            open = List.copyOf(open);
        }

        boolean isEmpty() {
            return read.isEmpty() && recalled.isEmpty() && open.isEmpty();
        }

        /// Together with what somebody knows of the number from elsewhere.
        Past and(Past other, Optional<AdvisoryId> alsoRead) {
            return new Past(standing, later(since, other.since),
                    joined(joined(read, other.read), alsoRead.stream().toList()),
                    joined(recalled, other.recalled), joined(open, other.open));
        }

        private static List<AdvisoryId> joined(List<AdvisoryId> one, List<AdvisoryId> other) {
            var all = new ArrayList<>(one);
            all.addAll(other);
            return all;
        }
    }

    /// What became of an issue.
    enum Standing {
        STANDS, RECALLED
    }

    /// What they were handed of a number, from outside.
    static Told cover(Series series) {
        var cover = series.latest();
        var since = series.recalled().stream().map(Recall::at).reduce(cover.issuedAt(), Told::later);
        var stands = series.stands();
        var past = new Past(stands ? Standing.STANDS : Standing.RECALLED, since,
                series.before().stream().map(Cover::issue).toList(),
                series.recalled().stream().map(Recall::issue).toList(), List.of());
        return new Told(cover.number().main(), cover.number().toString(), stands ? cover.title() : "",
                cover.importance(), cover.tlp(), cover.language(), stands ? cover.issuedAt() : since, since,
                new LinkedHashMap<>(), stands ? cover.issue() : null, past);
    }

    /// One they know because it is public.
    static Told inPublic(PublicAdvisory advisory) {
        var said = advisory.said();
        var past = new Past(said.isPresent() ? Standing.STANDS : Standing.RECALLED, advisory.lastAt(), List.of(),
                List.of(), advisory.issues());
        return new Told(advisory.number(), advisory.id(), said.map(PublicAdvisory.Said::title).orElse(""),
                said.map(PublicAdvisory.Said::importance).orElse(Importance.REFERENCE), Tlp.CLEAR,
                advisory.language(), advisory.lastAt(), advisory.lastAt(),
                said.map(PublicAdvisory.Said::texts).orElseGet(LinkedHashMap::new), null, past);
    }

    /// The same with what it says.
    Told saying(Advisory.Published said) {
        return new Told(number, printed, title, importance, tlp, language, at, changed, texts(said), said.id(), past);
    }

    /// An issue by itself.
    static Told of(Advisory.Published said) {
        var out = said.publication();
        return new Told(said.number().main(), said.number().toString(), said.content().title(), out.importance(),
                out.tlp(), said.head().language(), out.issuedAt(), out.issuedAt(), texts(said), said.id(),
                new Past(Standing.STANDS, out.issuedAt(), List.of(), List.of(), List.of()));
    }

    private static SequencedMap<FieldId, String> texts(Advisory.Published said) {
        var texts = new LinkedHashMap<FieldId, String>();
        for (var field : FIELDS)
            if (said.content().fields().get(field).orElse(null) instanceof FieldValue.Text(var text))
                texts.put(field, text);
        return texts;
    }

    /// The same after something else has become true of a value in it.
    Told changed(@Nullable Instant at) {
        return at == null || !at.isAfter(changed)
                ? this
                : new Told(number, printed, title, importance, tlp, language, this.at, at, texts, issue, past);
    }

    /// The same after something had become true of an issue before it: who was told that is told something later than that.
    Told since(@Nullable Instant at) {
        return at == null || !at.isAfter(past.since())
                ? this
                : with(new Past(past.standing(), at, past.read(), past.recalled(), past.open())).changed(at);
    }

    private Told with(Past past) {
        return new Told(number, printed, title, importance, tlp, language, at, changed, texts, issue, past)
                .changed(past.since());
    }

    /// The issue they were handed; empty of what they only know because it is public.
    Optional<AdvisoryId> handed() {
        return Optional.ofNullable(issue);
    }

    boolean isRecalled() {
        return past.standing() == Standing.RECALLED;
    }

    /// The one that counts of two of the same advisory: one that stands, the later one, and of equals the one that says more. What is
    /// known of the other is past.
    Told orElse(Told other) {
        var counts = isBefore(other) ? other : this;
        var left = counts == this ? other : this;
        return counts.with(counts.past().and(left.past(), left.handed())).changed(left.changed());
    }

    private boolean isBefore(Told other) {
        if (isRecalled() != other.isRecalled()) return isRecalled();
        var order = at.compareTo(other.at);
        return order < 0 || order == 0 && issue == null;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Says nothing of what stands in it.
    @Override
    public String toString() {
        return "Told " + printed;
    }
}
