package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.Receipts;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormDefinition;
import dev.noroshi.form.Forms;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.CentreReports;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reading advisories: the centre reads all at every stage, everybody else what was handed to them.
@Component
public class Advisories {

    private final AdvisoryRows rows;
    private final Annexes annexes;
    private final CentreReports reports;
    private final Deliveries deliveries;
    private final Receipts receipts;
    private final Standing standing;
    private final Forms forms;
    private final Audit audit;
    private final Clock clock;

    Advisories(AdvisoryRows rows, Annexes annexes, CentreReports reports, Deliveries deliveries, Receipts receipts,
            Standing standing, Forms forms, Audit audit, Clock clock) {
        this.rows = rows;
        this.annexes = annexes;
        this.reports = reports;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.standing = standing;
        this.forms = forms;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whether the caller is an officer of the centre, who sees every advisory at every stage.
    public boolean isCentre(Caller caller) {
        return Centre.isCalling(caller);
    }

    /// Finds an advisory the caller may read. One that was recalled is refused with its tombstone to all but the centre.
    @Transactional(readOnly = true)
    public Outcome<Advisory> find(Caller caller, AdvisoryId id) {
        var found = rows.find(id);
        if (found.isEmpty()) return Outcome.refused(new Refusal.Unknown());
        return switch (StageRule.of(found.get().state(), asking(caller, found.get()))) {
            case TEXT -> Outcome.done(found.get());
            case TOMBSTONE -> found.get() instanceof Advisory.Recalled recalled
                    ? Outcome.refused(new Refusal.Recalled(recalled.tombstone()))
                    : Outcome.refused(new Refusal.Unknown());
            case NOTHING -> Outcome.refused(new Refusal.Unknown());
        };
    }

    private StageRule.Asking asking(Caller caller, Advisory advisory) {
        if (Centre.isCalling(caller)) return StageRule.Asking.CENTRE;
        return !deliveries.parcelsOf(caller.organisation(), advisory.id().value()).isEmpty()
                && standing.mayStillHave(caller, advisory) ? StageRule.Asking.HANDED : StageRule.Asking.OUTSIDE;
    }

    /// Finds it and notes that the caller's organisation has opened it (受領).
    @Transactional
    public Outcome<Advisory> open(Caller caller, AdvisoryId id) {
        var found = find(caller, id);
        if (Centre.isCalling(caller)) return found;
        switch (found) {
            case Outcome.Done<Advisory> _ -> {
                deliveries.opened(caller, id.value());
                audit.record(caller.person(), caller.organisation(), "advisory.open", id.toString());
            }
            case Outcome.Refused<Advisory>(var why) -> {
                // only the tombstone is opened: who had opened the text itself stays as it was
                if (why instanceof Refusal.Recalled)
                    deliveries.parcelsOf(caller.organisation(), id.value()).stream()
                            .filter(parcel -> parcel.task().equals(AdvisoryTasks.RECALLED))
                            .forEach(parcel -> deliveries.opened(caller, parcel.id()));
            }
        }
        return found;
    }

    /// The parcel in which the caller's organisation was handed it.
    public Optional<Parcel> parcel(Caller caller, AdvisoryId id) {
        return deliveries.parcelsOf(caller.organisation(), id.value()).stream()
                .filter(parcel -> AdvisoryTasks.carrying().contains(parcel.task())).findFirst();
    }

    /// What came to the caller's organisation, the newest first: recalled ones as tombstones.
    ///
    /// @param after where the page before ended
    @Transactional(readOnly = true)
    public List<Arrival> arrivals(Caller caller, Receipts.@Nullable Position after, int limit) {
        var parcels = receipts.arrivals(caller.organisation(), AdvisoryTasks.carrying(), after, limit);
        var found = byId(parcels.stream().map(parcel -> new AdvisoryId(parcel.subject())).toList());
        var arrivals = new ArrayList<Arrival>();
        for (var parcel : parcels)
            if (found.get(new AdvisoryId(parcel.subject())) instanceof Advisory.Published published)
                arrivals.add(new Arrival(parcel, published.state(),
                        published instanceof Advisory.Recalled recalled ? recalled.tombstone() : null));
        return arrivals;
    }

    /// One line of what came.
    ///
    /// @param tombstone what is left of it, when it was recalled
    public record Arrival(Parcel parcel, AdvisoryState state, @Nullable Tombstone tombstone) {
        public AdvisoryId id() {
            return new AdvisoryId(parcel.subject());
        }
    }

    /// The centre's list, what moved last first.
    @Transactional(readOnly = true)
    public List<Advisory> page(Caller caller, Collection<AdvisoryState> states, @Nullable Instant movedBefore,
            @Nullable AdvisoryId after, int limit) {
        return Centre.isCalling(caller) ? rows.page(states, movedBefore, after, limit) : List.of();
    }

    /// The issues of the same series the caller may know of, the newest first.
    @Transactional(readOnly = true)
    public List<Advisory> series(Caller caller, Advisory advisory) {
        var all = rows.series(advisory.head().series());
        if (Centre.isCalling(caller)) return all;
        return all.stream().filter(each -> each.state().isPublished() && standing.mayStillHave(caller, each)
                && !deliveries.parcelsOf(caller.organisation(), each.id().value()).isEmpty()).toList();
    }

    /// The reports it rests on. Empty for everybody but the centre.
    @Transactional(readOnly = true)
    public List<CentreReport> sources(Caller caller, Advisory advisory) {
        return sourceIds(caller, advisory).stream().flatMap(id -> reports.find(id).stream()).toList();
    }

    /// The ids of the reports it rests on, withdrawn ones too. Empty for everybody but the centre.
    public List<UUID> sourceIds(Caller caller, Advisory advisory) {
        if (!Centre.isCalling(caller)) return List.of();
        return rows.sources(advisory.id(), advisory.head().edition());
    }

    /// The same with the fields it draws on. Empty for everybody but the centre.
    public Sources drawn(Caller caller, Advisory advisory) {
        if (!Centre.isCalling(caller)) return Sources.whole(List.of());
        return rows.drawn(advisory.id(), advisory.head().edition());
    }

    public List<AnnexEntry> annexes(Advisory advisory) {
        return annexes.entries(advisory.content().annexes());
    }

    /// A file of an advisory the caller may read.
    @Transactional
    public Outcome<AnnexFile> annex(Caller caller, AdvisoryId id, UUID annex) {
        return open(caller, id).then(advisory -> advisory.content().annexes().contains(annex)
                ? annexes.file(annex).map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(new Refusal.Unknown()))
                : Outcome.refused(new Refusal.Unknown()));
    }

    /// The form it is printed on.
    public FormDefinition form(Advisory advisory) {
        return forms.advisoryForm(LocalDate.ofInstant(advisory.head().editedAt(), clock.getZone()));
    }

    /// The fields with those the program fills in.
    public FormContent printed(Advisory advisory) {
        var head = advisory.head();
        var fields = advisory.content().fields()
                .with(AdvisoryField.REPORT_NUMBER, new FieldValue.Whole(head.ordinal()))
                .with(AdvisoryField.ATTACHMENT,
                        new FieldValue.Choice(advisory.content().annexes().isEmpty() ? "NO" : "YES"));
        if (advisory instanceof Advisory.Published published) {
            fields = fields
                    .with(AdvisoryField.IDENTIFICATION_NUMBER, new FieldValue.Text(published.number().toString()))
                    .with(AdvisoryField.ADVISORY_DATETIME, new FieldValue.Moment(
                            PointInTime.of(published.publication().issuedAt()), null));
        }
        return inOrder(fields, form(advisory));
    }

    private static FormContent inOrder(FormContent fields, FormDefinition form) {
        var ordered = new java.util.LinkedHashMap<FieldId, FieldValue>();
        for (var field : form.fields())
            fields.get(field.id()).ifPresent(value -> ordered.put(field.id(), value));
        return FormContent.of(ordered);
    }

    /// The fields that differ from the report before, for those who may read both.
    @Transactional(readOnly = true)
    public List<FieldId> changed(Caller caller, Advisory advisory) {
        return earlier(caller, advisory)
                .map(before -> List.copyOf(advisory.content().fields().changedFields(before.content().fields())))
                .orElse(List.of());
    }

    /// The report before it in the series, if the caller may read that.
    @Transactional(readOnly = true)
    public Optional<Advisory> earlier(Caller caller, Advisory advisory) {
        return series(caller, advisory).stream()
                .filter(each -> each.head().ordinal() < advisory.head().ordinal())
                .filter(each -> Centre.isCalling(caller) || !(each instanceof Advisory.Recalled)).findFirst();
    }

    private Map<AdvisoryId, Advisory> byId(List<AdvisoryId> ids) {
        return rows.all(ids).stream().collect(Collectors.toMap(Advisory::id, Function.identity(), (one, same) -> one));
    }

    /// How many advisories wait for the organisation to confirm them.
    public int unconfirmed(OrganisationId organisation) {
        var tasks = new ArrayList<>(AdvisoryTasks.carrying());
        tasks.add(AdvisoryTasks.RECALLED);
        return receipts.unconfirmed(organisation, tasks);
    }
}
