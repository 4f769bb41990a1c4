package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writing at the centre: begin, save, add files, discard, begin the next report of a series.
@Component
public class Drafting {

    private final AdvisoryRows rows;
    private final AdvisoryWrites writes;
    private final ContentRules rules;
    private final Annexes annexes;
    private final FurtherAddressees further;
    private final Directory directory;
    private final Audit audit;

    Drafting(AdvisoryRows rows, AdvisoryWrites writes, ContentRules rules, Annexes annexes,
            FurtherAddressees further, Directory directory, Audit audit) {
        this.rows = rows;
        this.writes = writes;
        this.rules = rules;
        this.annexes = annexes;
        this.further = further;
        this.directory = directory;
        this.audit = audit;
    }

    /// Begins a new series with a draft of its first report.
    @Transactional
    public Outcome<Advisory.Draft> begin(Caller caller, NewAdvisory begun) {
        if (!Centre.isCalling(caller)) return Outcome.refused(new Refusal.Unknown());
        var content = new AdvisoryContent(begun.content().title(), withContact(begun.content().fields(), caller),
                List.of());
        var problems = rules.problems(begun.occasion(), content, begun.sources(), UUID.randomUUID(), Purpose.SAVE);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        var series = writes.openSeries(begun.occasion(), begun.language(), caller.person());
        return Outcome.done(begin(caller, series, 1, content, begun.sources()));
    }

    /// Begins the next report of a series, which will take the place of its latest one. It starts from what that said.
    @Transactional
    public Outcome<Advisory.Draft> update(Caller caller, AdvisoryId id) {
        return update(caller, id, null, null);
    }

    /// The same, with changes made to it at once.
    ///
    /// @param revised what becomes of the content; nothing when null
    /// @param sources the reports it rests on; those of the latest one when null
    @Transactional
    public Outcome<Advisory.Draft> update(Caller caller, AdvisoryId id,
            @Nullable UnaryOperator<AdvisoryContent> revised,
            @Nullable Sources sources) {
        if (!Centre.isCalling(caller)) return Outcome.refused(new Refusal.Unknown());
        var found = rows.lock(id);
        if (found.isEmpty()) return Outcome.refused(new Refusal.Unknown());
        var latest = rows.series(found.get().head().series()).getFirst();
        if (!latest.state().isPublished())
            return Outcome.refused(Refusal.Conflict.because("advisory.refused.draft-open"));
        var head = latest.head();
        var content = revised == null ? head.content() : revised.apply(head.content());
        var from = sources == null ? rows.drawn(head.id(), head.edition()) : sources;
        if (revised != null || sources != null) {
            var problems = rules.problems(head.occasion(), content, from, head.series(), Purpose.SAVE);
            if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        }
        var begun = begin(caller, head.series(), head.ordinal() + 1, content, from);
        further.carryOver(head.id(), begun.id());
        return Outcome.done(begun);
    }

    private Advisory.Draft begin(Caller caller, UUID series, int ordinal, AdvisoryContent content,
            Sources sources) {
        var id = writes.draft(series, ordinal, caller.person());
        writes.version(id, 1, content, sources, caller.person());
        audit.record(caller.person(), caller.organisation(), "advisory.draft", id.toString());
        return (Advisory.Draft) rows.find(id).orElseThrow();
    }

    /// Saves a draft as a new version.
    ///
    /// @param edition the edition the caller started from
    @Transactional
    public Outcome<Advisory.Draft> save(Caller caller, AdvisoryId id, int edition, AdvisoryContent content,
            Sources sources) {
        return onDraft(caller, id, edition, draft -> {
            var kept = content.withAnnexes(draft.content().annexes());
            return save(caller, draft, kept, sources);
        });
    }

    /// The same for one that draws on whole reports.
    @Transactional
    public Outcome<Advisory.Draft> save(Caller caller, AdvisoryId id, int edition, AdvisoryContent content,
            Collection<UUID> reports) {
        return save(caller, id, edition, content, Sources.whole(reports));
    }

    /// Adds a file to a draft.
    @Transactional
    public Outcome<Advisory.Draft> attach(Caller caller, AdvisoryId id, @Nullable Integer edition, String name,
            byte[] content) {
        return onDraft(caller, id, edition, draft -> switch (AnnexFile.check(name, content)) {
            case AnnexFile.Checked.Unfit(var problems) -> Outcome.refused(new Refusal.Invalid(problems));
            case AnnexFile.Checked.Fit(var file) -> {
                var listed = new ArrayList<>(draft.content().annexes());
                listed.add(annexes.keep(draft.head().series(), file, caller));
                yield save(caller, draft, draft.content().withAnnexes(listed), sources(draft));
            }
        });
    }

    /// Takes a file off a draft. Versions that had it still have it.
    @Transactional
    public Outcome<Advisory.Draft> detach(Caller caller, AdvisoryId id, @Nullable Integer edition, UUID annex) {
        return onDraft(caller, id, edition, draft -> {
            var listed = new ArrayList<>(draft.content().annexes());
            if (!listed.remove(annex)) return Outcome.refused(new Refusal.Unknown());
            return save(caller, draft, draft.content().withAnnexes(listed), sources(draft));
        });
    }

    /// Names exactly these bodies beside the scope of the marking (※１). What stands in the fields is no part of it, and stays.
    @Transactional
    public Outcome<Advisory.Draft> name(Caller caller, AdvisoryId id, @Nullable Integer edition,
            Collection<OrganisationId> organisations) {
        return onDraft(caller, id, edition, draft -> {
            var problems = further.name(id, organisations);
            if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
            audit.record(caller.person(), caller.organisation(), "advisory.name-further", id.toString());
            return Outcome.done(draft);
        });
    }

    /// Puts a draft away for good. It stays on record; the series goes on as if it had never been begun.
    ///
    /// @return the draft as it was
    @Transactional
    public Outcome<Advisory.Draft> discard(Caller caller, AdvisoryId id, @Nullable Integer edition) {
        return onDraft(caller, id, edition, draft -> {
            writes.discarded(id, caller.person());
            audit.record(caller.person(), caller.organisation(), "advisory.discard", id.toString());
            return Outcome.done(draft);
        });
    }

    private Outcome<Advisory.Draft> save(Caller caller, Advisory.Draft draft, AdvisoryContent content,
            Sources sources) {
        var head = draft.head();
        List<Problem> problems = rules.problems(head.occasion(), content, sources, head.series(), Purpose.SAVE);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        // an autosave that changed nothing is no new version, and makes nobody the last editor
        if (content.equals(head.content()) && sources.equals(sources(draft))) return Outcome.done(draft);
        writes.version(head.id(), head.edition() + 1, content, sources, caller.person());
        audit.record(caller.person(), caller.organisation(), "advisory.save", head.id().toString());
        return Outcome.done((Advisory.Draft) rows.find(head.id()).orElseThrow());
    }

    private Outcome<Advisory.Draft> onDraft(Caller caller, AdvisoryId id, @Nullable Integer edition,
            Function<Advisory.Draft, Outcome<Advisory.Draft>> act) {
        return rows.forCentre(caller, id, edition).then(found -> switch (found) {
            case Advisory.Draft draft -> act.apply(draft);
            case Advisory.InReview _,Advisory.Approved _ ->
                Outcome.refused(Refusal.Conflict.because("advisory.refused.in-review"));
            case Advisory.Published _ -> Outcome.refused(Refusal.Conflict.because("advisory.refused.published"));
        });
    }

    private Sources sources(Advisory draft) {
        return rows.drawn(draft.id(), draft.head().edition());
    }

    /// Who answers questions is the drafter's desk, unless the draft says somebody else.
    private FormContent withContact(FormContent fields, Caller caller) {
        var person = directory.person(caller.person());
        if (person.isEmpty()) return fields;
        var with = blankFilled(fields, AdvisoryField.CONTACT_PERSON, person.get().nameJa());
        with = blankFilled(with, AdvisoryField.CONTACT_PHONE, person.get().phone());
        with = blankFilled(with, AdvisoryField.CONTACT_FAX, person.get().fax());
        return blankFilled(with, AdvisoryField.CONTACT_MAIL, person.get().email());
    }

    private static FormContent blankFilled(FormContent fields, FieldId field, @Nullable String text) {
        return text == null || fields.get(field).isPresent() ? fields : fields.with(field, new FieldValue.Text(text));
    }
}
