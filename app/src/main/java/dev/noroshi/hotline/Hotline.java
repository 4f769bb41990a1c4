package dev.noroshi.hotline;

import dev.noroshi.kernel.Outcome;
import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.Reports;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Submission;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What those do who call: operators, secretariats, ministries.
@Component
public class Hotline {

    /// How long a line may be: it is one line, and is read on a telephone.
    public static final int LINE = 200;
    /// How long a name or number to call back may be.
    public static final int CALL_BACK = 80;
    private static final int SHOWN = 20;

    private final CallRows rows;
    private final WayRows ways;
    private final CallNotices notices;
    private final TwoSides sides;
    private final Reports reports;
    private final OwnReports ownReports;
    private final Deliveries deliveries;
    private final Directory directory;
    private final HotlineSettings settings;
    private final Audit audit;
    private final Clock clock;

    Hotline(CallRows rows, WayRows ways, CallNotices notices, TwoSides sides, Reports reports, OwnReports ownReports,
            Deliveries deliveries, Directory directory, HotlineSettings settings, Audit audit, Clock clock) {
        this.rows = rows;
        this.ways = ways;
        this.notices = notices;
        this.sides = sides;
        this.reports = reports;
        this.ownReports = ownReports;
        this.deliveries = deliveries;
        this.directory = directory;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /// Calls. The same key brings the call that was made with it, so that pressing twice calls once.
    @Transactional
    public Outcome<Call> place(Caller caller, NewCall call) {
        var before = rows.ofKey(caller.organisation(), call.key());
        if (before.isPresent()) return again(before.get(), call);
        var problems = problems(caller, call);
        var addressee = addressee(caller, call.way());
        if (addressee.isEmpty()) problems.add(Problem.of("way", "hotline.no-secretariat"));
        if (!problems.isEmpty() || call.happenedAt() == null || addressee.isEmpty())
            return new Outcome.Invalid<>(problems);
        var dueAt = clock.instant().plus(settings.target());
        var informed = call.way() == Way.CENTRE ? informed(caller, call) : List.<OrganisationId>of();
        var added = rows.add(caller, sectors(caller), call, call.happenedAt(), addressee.get(), informed, dueAt);
        // somebody pressed twice at the same moment
        if (added.isEmpty()) return again(rows.ofKey(caller.organisation(), call.key()).orElseThrow(), call);
        notices.ask(added.get(), 0, dueAt);
        informed.forEach(body -> notices.inform(added.get(), body));
        audit.record(caller.person(), caller.organisation(), "hotline.call", added.get().id().toString());
        return new Outcome.Done<>(added.get());
    }

    private static Outcome<Call> again(Call before, NewCall call) {
        return before.line().equals(call.line()) && before.occasion() == call.occasion()
                ? new Outcome.Done<>(before)
                : new Outcome.Conflict<>("idempotency-key-used");
    }

    private List<Problem> problems(Caller caller, NewCall call) {
        var problems = new ArrayList<Problem>();
        if (call.line().isBlank()) problems.add(Problem.of("line", "hotline.line-missing"));
        if (call.line().length() > LINE)
            problems.add(Problem.of("line", "hotline.too-long", String.valueOf(LINE)));
        if (call.happenedAt() == null) problems.add(Problem.of("time", "hotline.no-time"));
        else
            if (call.happenedAt().isAfter(clock.instant().plusSeconds(60)))
                problems.add(Problem.of("time", "hotline.time-ahead"));
        if (call.callBackName().isBlank()) problems.add(Problem.of("callBackName", "hotline.name-missing"));
        if (call.callBackAt().chars().filter(Character::isDigit).count() < 4)
            problems.add(Problem.of("callBack", "hotline.number-missing"));
        if (call.callBackName().length() > CALL_BACK)
            problems.add(Problem.of("callBackName", "hotline.too-long", String.valueOf(CALL_BACK)));
        if (call.callBackAt().length() > CALL_BACK)
            problems.add(Problem.of("callBack", "hotline.too-long", String.valueOf(CALL_BACK)));
        if (call.way() == Way.SECRETARIAT && way(caller) != Way.SECRETARIAT)
            problems.add(Problem.of("way", "hotline.way-not-chosen"));
        return problems;
    }

    private Set<SectorCode> sectors(Caller caller) {
        return directory.organisation(caller.organisation(), today()).map(Organisation::sectors).orElse(Set.of());
    }

    private Optional<OrganisationId> addressee(Caller caller, Way way) {
        return switch (way) {
            case CENTRE -> Optional.of(directory.centre(today()).id());
            case SECRETARIAT -> directory.secretariatOf(caller.organisation(), today()).map(Organisation::id);
        };
    }

    private List<OrganisationId> informed(Caller caller, NewCall call) {
        var bodies = bodies(caller);
        return call.informed().stream().sorted().flatMap(each -> Optional.ofNullable(bodies.get(each)).stream())
                .map(Organisation::id).toList();
    }

    /// The bodies above the caller that can be told that there is a call, in their order.
    public Map<Informed, Organisation> bodies(Caller caller) {
        var bodies = new LinkedHashMap<Informed, Organisation>();
        if (caller.actorClass() == ActorClass.OPERATOR)
            directory.secretariatOf(caller.organisation(), today())
                    .ifPresent(found -> bodies.put(Informed.SECRETARIAT, found));
        if (caller.actorClass() != ActorClass.RESPONSIBLE_MINISTRY)
            directory.ministryOf(caller.organisation(), today())
                    .ifPresent(found -> bodies.put(Informed.MINISTRY, found));
        return bodies;
    }

    /// By which way the caller's organisation has chosen to call.
    public Way way(Caller caller) {
        return caller.actorClass() == ActorClass.OPERATOR ? ways.of(caller.organisation()) : Way.CENTRE;
    }

    /// Chooses by which way the caller's organisation calls.
    @Transactional
    public Outcome<Way> choose(Caller caller, Way way) {
        if (way == Way.SECRETARIAT && (caller.actorClass() != ActorClass.OPERATOR
                || directory.secretariatOf(caller.organisation(), today()).isEmpty()))
            return new Outcome.Invalid<>(List.of(Problem.of("way", "hotline.no-secretariat")));
        ways.choose(caller, way);
        audit.record(caller.person(), caller.organisation(), "hotline.way", caller.organisation().value());
        return new Outcome.Done<>(way);
    }

    /// The calls of the caller's organisation, the newest first.
    @Transactional(readOnly = true)
    public List<Call> own(Caller caller) {
        return rows.of(caller.organisation(), SHOWN).stream().filter(call -> sides.isOwn(caller, call)).toList();
    }

    /// A call of the caller's organisation.
    @Transactional
    public Optional<Call> find(Caller caller, CallId id) {
        var found = rows.find(id).filter(call -> sides.isOwn(caller, call));
        // who looks at the call knows what the notice would tell
        if (found.isPresent()) {
            deliveries.opened(caller, id.value());
            deliveries.done(caller.organisation(), id.value());
        }
        return found;
    }

    /// When a call somebody else made was made known to the caller's organisation, and by whom. Nothing of what it says.
    @Transactional
    public Optional<Known> known(Caller caller, CallId id) {
        var parcel = deliveries.parcelsOf(caller.organisation(), id.value()).stream()
                .filter(each -> each.task().equals(CallNotices.KNOW)).findFirst();
        parcel.ifPresent(found -> {
            deliveries.opened(caller, found.id());
            deliveries.done(caller.organisation(), id.value());
        });
        return parcel.map(found -> new Known(found.sender(), found.occasion(), found.sentAt()));
    }

    /// That an organisation called.
    public record Known(OrganisationId organisation, Occasion occasion, Instant at) {
    }

    /// Makes a draft report from a call; the report there is already, if there is one. The draft says what the call said
    /// and nothing of the call: past the secretariat the report has no name, and the call has.
    @Transactional
    public Outcome<SeriesId> report(Caller caller, CallId id) {
        var call = rows.lock(id).filter(each -> sides.isOwn(caller, each));
        if (call.isEmpty()) return new Outcome.Unknown<>();
        var before = series(caller, id);
        if (before.isPresent()) return new Outcome.Done<>(before.get());
        var draft = reports.begin(caller, new Submission(content(call.get()), Door.PHONE, call.get().occasion(),
                caller.language(), Grounds.OWN_JUDGEMENT, null, null));
        rows.become(id, draft.series());
        audit.record(caller.person(), caller.organisation(), "hotline.report", id.toString());
        return new Outcome.Done<>(draft.series());
    }

    private static FormContent content(Call call) {
        return FormContent.of(Map.of(ReportField.EVENT_SUMMARY, new FieldValue.Text(call.line()),
                ReportField.KNOWN_DATETIME, new FieldValue.Moment(PointInTime.of(call.happenedAt()), null),
                ReportField.SENDER_PERSON, new FieldValue.Text(call.callBackName()),
                ReportField.SENDER_PHONE, new FieldValue.Text(call.callBackAt())));
    }

    /// The report a call of the caller's organisation became, unless its draft was thrown away.
    @Transactional(readOnly = true)
    public Optional<SeriesId> series(Caller caller, CallId id) {
        return rows.series(id).filter(series -> ownReports.find(caller, series)
                .filter(found -> !found.state().equals("DISCARDED")).isPresent());
    }

    /// The call a report of the caller's organisation began as.
    @Transactional(readOnly = true)
    public Optional<CallId> callOf(Caller caller, SeriesId series) {
        return rows.callOf(series).filter(id -> rows.find(id)
                .filter(call -> sides.isOwn(caller, call)).isPresent());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
