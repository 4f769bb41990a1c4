package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Roll;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.form.ReportFormPdf;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Titles;
import dev.noroshi.sharing.Agreements;
import dev.noroshi.sharing.Clearance;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Paper;
import dev.noroshi.sharing.PartsRule;
import dev.noroshi.sharing.PartsRule.Relation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Parts of a report at the centre, shared sideways: with the agencies asked for cooperation in analysis beforehand, and
/// with organisations that may have single parts of it. Each gets a row of its own with what it may see, and nothing else.
/// Source: handbook (試行版) II.2.3(2), 特記事項; table 5, ※２.
@Component
public class Sideways {

    /// An organisation has parts of a report to read.
    public static final String SHARED = "parts.read";

    /// Whom the centre reaches this way. Operators are reached by advisories; the centre has the whole report.
    private static final Set<ActorClass> REACHED = EnumSet.complementOf(EnumSet.of(ActorClass.NISC,
            ActorClass.OPERATOR, ActorClass.SYSTEM_OPERATION));

    private final CentreReports reports;
    private final DossierRows dossiers;
    private final ExcerptRows rows;
    private final Agreements agreements;
    private final PartsRule rule;
    private final Directory directory;
    private final Roll roll;
    private final Deliveries deliveries;
    private final ReportPaper paper;
    private final Audit audit;
    private final Clock clock;

    Sideways(CentreReports reports, DossierRows dossiers, ExcerptRows rows, Agreements agreements, PartsRule rule,
            Directory directory, Roll roll, Deliveries deliveries, ReportPaper paper, Audit audit, Clock clock) {
        this.reports = reports;
        this.dossiers = dossiers;
        this.rows = rows;
        this.agreements = agreements;
        this.rule = rule;
        this.directory = directory;
        this.roll = roll;
        this.deliveries = deliveries;
        this.paper = paper;
        this.audit = audit;
        this.clock = clock;
    }

    /// Somebody the parts can be shared with.
    ///
    /// @param fields what they would see, in the order of the paper
    public record Candidate(Organisation organisation, Relation relation, SequencedSet<FieldId> fields) {
    }

    /// What was shared with somebody.
    ///
    /// @param parcel in which they were handed it
    public record Handed(Excerpt excerpt, Parcel parcel) {
    }

    /// What comes of sharing.
    public sealed interface Shared {
        /// So many have it now.
        record Done(int organisations) implements Shared {
        }

        /// What they would see has changed since it was shown; nothing was shared.
        record Changed() implements Shared {
        }

        /// There is no such report at the caller's desk, or nobody was chosen who may see any of it.
        record Nothing() implements Shared {
        }
    }

    /// Everybody who may see any of the report today, the agencies agreed with first. Empty for all but the centre.
    @Transactional(readOnly = true)
    public List<Candidate> candidates(Caller caller, DossierId dossier) {
        return held(caller, dossier).map(report -> candidates(report, reached(report))).orElse(List.of());
    }

    /// The report as its parts may go; empty for all but the centre.
    @Transactional(readOnly = true)
    public Optional<CentreReport> held(Caller caller, DossierId dossier) {
        return dossiers.find(dossier, caller.organisation()).filter(found -> found.tier() == Tier.CENTRE)
                .flatMap(found -> reports.find(dossier.value()));
    }

    /// Those of the kinds it goes to, and whom the originator named (table 5, ※１).
    private Set<OrganisationId> reached(CentreReport report) {
        var reached = roll.organisations(REACHED).stream().map(entry -> entry.id()).collect(Collectors.toSet());
        reached.addAll(report.added());
        return reached;
    }

    private List<Candidate> candidates(CentreReport report, Set<OrganisationId> ids) {
        var fields = shareable(report);
        var agreed = agreements.on(today()).stream().map(each -> each.organisation()).collect(Collectors.toSet());
        return directory.organisations(ids, today()).stream()
                .map(organisation -> candidate(report, fields, organisation,
                        agreed.contains(organisation.id()) ? Relation.AGREED : Relation.NONE))
                .filter(candidate -> (REACHED.contains(candidate.organisation().actorClass())
                        || report.added().contains(candidate.organisation().id()))
                        && !candidate.fields().isEmpty())
                .sorted(Comparator.comparing(Candidate::relation)).toList();
    }

    private Candidate candidate(CentreReport report, List<FieldId> fields, Organisation organisation,
            Relation relation) {
        var scopes = new LinkedHashMap<FieldId, Tlp>();
        for (var field : fields) scopes.put(field, report.scope(field));
        return new Candidate(organisation, relation,
                rule.seenBy(organisation, scopes, concerned(report), report.added(), relation));
    }

    /// Nothing leads to who reported: of a report that came under its reporter's name, neither the name nor a field that
    /// says it, unless the reporter has given that field a scope of its own.
    private List<FieldId> shareable(CentreReport report) {
        var isAnonymous = dossiers.entries(new DossierId(report.id())).stream()
                .filter(entry -> entry.state() == EntryState.RECEIVED).findFirst()
                .filter(entry -> !entry.trail().isEmpty() && entry.trail().getFirst().isWithheld()).isPresent();
        if (isAnonymous) return report.parts();
        var name = report.content().text(ReportField.OPERATOR).map(Fold::key).orElse("");
        return report.parts().stream().filter(field -> report.content().part(field).isPresent()
                || !field.equals(ReportField.OPERATOR) && !says(report.content(), field, name)).toList();
    }

    private static boolean says(FormContent content, FieldId field, String name) {
        return !name.isEmpty()
                && Redacting.textsOf(content, field).stream().anyMatch(text -> Fold.key(text).contains(name));
    }

    private static Set<SectorCode> concerned(CentreReport report) {
        return report.sector() == null ? Set.of() : Set.of(report.sector());
    }

    /// What those chosen would see, to be looked at before it is shared.
    @Transactional(readOnly = true)
    public List<Candidate> preview(Caller caller, DossierId dossier, Collection<OrganisationId> chosen) {
        return candidates(caller, dossier).stream().filter(each -> chosen.contains(each.organisation().id())).toList();
    }

    /// What stands for a preview when it is confirmed: another if anything in it has changed.
    public static String seal(CentreReport report, List<Candidate> preview) {
        var text = report.content().values() + " " + preview.stream()
                .map(each -> each.organisation().id() + "=" + each.fields()).sorted().toList();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Shares the parts with those chosen, as it was shown.
    ///
    /// @param seal of the preview that was looked at
    @Transactional
    public Shared share(Caller caller, DossierId id, Collection<OrganisationId> chosen, String seal) {
        var dossier = dossiers.lock(id, caller.organisation()).filter(found -> found.tier() == Tier.CENTRE);
        var report = reports.find(id.value());
        if (dossier.isEmpty() || report.isEmpty()) return new Shared.Nothing();
        var preview = preview(caller, id, chosen);
        if (preview.isEmpty()) return new Shared.Nothing();
        if (!seal(report.get(), preview).equals(seal)) return new Shared.Changed();
        var ordinal = dossiers.entries(id).stream().filter(entry -> entry.state() == EntryState.RECEIVED)
                .mapToInt(Entry::ordinal).max().orElse(1);
        for (var each : preview) share(caller, dossier.get(), ordinal, report.get(), each);
        audit.record(caller.person(), caller.organisation(), "parts.share", id.toString());
        return new Shared.Done(preview.size());
    }

    private void share(Caller caller, Dossier dossier, int ordinal, CentreReport report, Candidate to) {
        var number = report.number().withOrdinal(ordinal).toString();
        var content = taken(report, to.fields(), number, ordinal);
        var excerpt = new Excerpt(UUID.randomUUID(), to.organisation().id(), dossier.occasion(), dossier.language(),
                number, content, today());
        var marking = new Marking(excerpt.tlp(), Paper.REPORT, asked(report, to), named(report, to));
        var title = content.get(ReportField.EVENT_SUMMARY).isPresent()
                ? Titles.of(content)
                : dossier.language().choose("情報連絡の一部", "Parts of a report");
        var notice = new Notice(SHARED, excerpt.id(), dossier.occasion(), content.importance().orElse(null), number,
                title, "/shared-parts/" + excerpt.id(), null);
        switch (rule.clear(notice, marking, to.organisation(), to.relation())) {
            case Clearance.Granted<Notice>(var cleared) -> deliveries.hand(cleared, caller.organisation(), null);
            case Clearance.Refused<Notice>(var outside, var reason) ->
                throw new IllegalStateException(outside + " may not have what it may see: " + reason);
        }
        rows.insert(caller, dossier.id(), ordinal, excerpt, marking);
    }

    /// Nothing but these fields, each with how far it may go.
    private FormContent taken(CentreReport report, Collection<FieldId> fields, String number, int ordinal) {
        var scopes = fields.stream().collect(Collectors.toMap(field -> field, report::scope));
        var content = FormContent.empty().with(ReportField.REPORT_NUMBER, new FieldValue.Whole(ordinal))
                .with(ReportField.IDENTIFICATION_NUMBER, new FieldValue.Text(number))
                .with(ReportField.TLP, new FieldValue.Choice(rule.narrowest(scopes.values()).formCode()));
        for (var field : fields) content = content.with(field, report.content().get(field).orElseThrow());
        return content.withParts(scopes);
    }

    /// The sector is named to nobody who may have the parts without it: it may be what is withheld.
    private static Set<SectorCode> asked(CentreReport report, Candidate to) {
        return to.organisation().sectors().stream().filter(concerned(report)::contains).collect(Collectors.toSet());
    }

    /// Who was named beside the recipient, is not told.
    private static Set<OrganisationId> named(CentreReport report, Candidate to) {
        var id = to.organisation().id();
        return report.added().contains(id) ? Set.of(id) : Set.of();
    }

    /// What was shared of a report, for the centre.
    @Transactional(readOnly = true)
    public List<Handed> handed(Caller caller, DossierId dossier) {
        if (held(caller, dossier).isEmpty()) return List.of();
        var excerpts = rows.from(dossier);
        var parcels = deliveries.carrying(excerpts.stream().map(Excerpt::id).toList()).stream()
                .collect(Collectors.toMap(Parcel::subject, parcel -> parcel, (one, same) -> one));
        var handed = new ArrayList<Handed>();
        for (var excerpt : excerpts)
            Optional.ofNullable(parcels.get(excerpt.id())).ifPresent(parcel -> handed.add(new Handed(excerpt, parcel)));
        return handed;
    }

    /// What was shared with the caller's organisation, the newest first.
    @Transactional(readOnly = true)
    public List<Excerpt> received(Caller caller) {
        return rows.of(caller.organisation());
    }

    /// Opens what was shared with the caller's organisation, which takes it out of the inbox; the centre reads what it
    /// shared. Empty for everybody else.
    @Transactional
    public Optional<Excerpt> open(Caller caller, UUID id) {
        var found = rows.find(id).filter(excerpt -> excerpt.recipient().equals(caller.organisation())
                || caller.actorClass() == ActorClass.NISC);
        found.ifPresent(excerpt -> {
            audit.record(caller.person(), caller.organisation(), "parts.read", id.toString());
            if (!excerpt.recipient().equals(caller.organisation())) return;
            deliveries.opened(caller, id);
            deliveries.done(caller.organisation(), id);
        });
        return found;
    }

    /// The same on the official form.
    @Transactional
    public Optional<byte[]> pdf(Caller caller, UUID id) {
        return open(caller, id).map(excerpt -> {
            audit.record(caller.person(), caller.organisation(), "parts.print", id.toString());
            return new ReportFormPdf(paper.definition()).write(excerpt.content(), excerpt.occasion());
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
