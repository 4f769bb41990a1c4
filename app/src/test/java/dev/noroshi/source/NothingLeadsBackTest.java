package dev.noroshi.source;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.Desk;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.WayUp;
import dev.noroshi.report.Door;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.Reports;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Submission;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import dev.noroshi.testing.Traces;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// After a whole journey, from a report to the advisory made from it, everything the database holds outside the rooms of the
/// reporter and its secretariat is searched for a way back to the reporter.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=nothing-leads-back")
class NothingLeadsBackTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    DataSource database;
    @Autowired
    Reports reports;
    @Autowired
    Holdings holdings;
    @Autowired
    Desk desk;
    @Autowired
    Deliveries deliveries;
    @Autowired
    SettableClock clock;

    Stage stage;
    /// The tests share one database: each journey begins a day after the one before and bears its own number.
    private static final Pattern SIDES = Pattern.compile("report\\..*|audit\\.entry|delivery\\.parcel|relay\\..*");
    private static final Pattern ALIKE = Pattern.compile("(directory|access|platform|demo|registry|intake|public)\\..*"
            + "|source\\.identifier|advisory\\.addressee|taxii\\.due|flyway.*");
    static int journeys;

    SeriesId series;
    DossierId original;
    DossierId atMinistry;
    UUID atCentre;
    /// Asked for once in a test, and not with every row: nothing happens any more while the rows are looked at.
    private Set<String> known = Set.of();
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, String> readers = new HashMap<>();

    @BeforeEach
    void aReportHasBecomeAnAdvisory() {
        stage = new Stage(program);
        // days of its own, before those of other tests, and never a whole minute, so that equal times are no accident
        clock.advance(Duration.ofDays(++journeys - 40L).plusNanos(17_123_457_000L));
        var draft = reports.begin(stage.bank(), Submission.of(content(), Door.WEB));
        series = draft.series();
        tick();
        assertThat(reports.submitLatest(stage.bank(), series)).isInstanceOf(Outcome.Submitted.class);
        original = newest(stage.bankSecretariat());
        act(() -> holdings.open(stage.bankSecretariat(), original));
        anonymiseAndPassOn();
        atMinistry = newest(stage.ministry());
        act(() -> holdings.open(stage.ministry(), atMinistry));
        act(() -> desk.giveBack(stage.ministry(), atMinistry, 1, "時刻を確かめてください。"));
        anonymiseAndPassOn();
        act(() -> holdings.open(stage.ministry(), atMinistry));
        act(() -> assertThat(desk.passOn(stage.ministry(), atMinistry, 1)).isInstanceOf(Handling.PassedOn.class));
        var centre = newest(stage.drafter());
        atCentre = centre.value();
        act(() -> holdings.open(stage.drafter(), centre));
        act(() -> desk.analyse(stage.drafter(), centre));
        issue();
    }

    private void issue() {
        var draft = stage.draft(Stage.content(Tlp.AMBER, "保守網への侵入について"), atCentre);
        act(() -> done(stage.reviewing.submit(stage.drafter(), draft.id(), null)));
        act(() -> done(stage.reviewing.approve(stage.approver(), draft.id(), null)));
        act(() -> done(stage.issuing.issue(stage.drafter(), draft.id(), null)));
        act(() -> done(stage.passingOn.passOn(stage.ministry(), draft.id(), PassOn.toAll())));
        act(() -> done(stage.passingOn.passOn(stage.bankSecretariat(), draft.id(), PassOn.toAll())));
        act(() -> assertThat(done(stage.advisories.open(stage.bank(), draft.id())))
                .isInstanceOf(Advisory.Issued.class));
    }

    @Test
    void noIdOfTheReportersSideStandsBeyondTheSecretariat() {
        assertThat(traces().holding(ids())).isEmpty();
    }

    @Test
    void nothingBeyondTheSecretariatNamesTheReporter() {
        assertThat(traces().holding(Set.of(stage.bank().organisation().value(), "つづら", "萩ノ宮", "tsuzura", "haginomiya",
                Long.toString(stage.bank().person().value())))).isEmpty();
    }

    @Test
    void noTimeBeyondTheSecretariatIsEqualToOneOfTheReportersSide() {
        var own = ownTraces();
        assertThat(own.instants()).as("the reporter's side has times").hasSizeGreaterThan(10);
        assertThat(traces().sharing(own.instants())).isEmpty();
    }

    @Test
    void noForeignKeyLeadsBack() {
        var reached = new Traces(database).reachedBy(Set.of(atCentre.toString(), atMinistry.toString()),
                row -> isSecret(row) || isOwn(row));
        assertThat(reached).noneMatch(this::isSecret);
        assertThat(reached).as("there is a way through the centre's own rows").hasSizeGreaterThan(2);
    }

    @Test
    void theSearchWouldFindWhatLeadsBack() {
        var everything = new Traces(database).of(row -> row.table().startsWith("relay."));
        assertThat(everything.holding(ids())).isNotEmpty();
        assertThat(everything.sharing(ownTraces().instants())).isNotEmpty();
    }

    // ---- whose row is whose ----

    /// What the database holds beyond the secretariat. The registry and the accounts are about everybody alike, and so is to
    /// whom an advisory goes.
    private Traces.Found traces() {
        return new Traces(database).of(row -> !isOwn(row) && !isSecret(row)
                && !ALIKE.matcher(row.table()).matches());
    }

    /// What the reporter and its secretariat hold of this report.
    private Traces.Found ownTraces() {
        return new Traces(database).of(this::isSecret);
    }

    private boolean isSecret(Traces.Row row) {
        if (SIDES.matcher(row.table()).matches())
            return isOwn(row) && ids().stream().anyMatch(row::says);
        return false;
    }

    private boolean isOwn(Traces.Row row) {
        var own = Set.of(stage.bank().organisation().value(), stage.bankSecretariat().organisation().value());
        return switch (row.table()) {
            case "relay.dossier", "relay.handover", "relay.origin", "relay.outgoing" ->
                own.contains(row.value("holder"));
            case "relay.entry" -> own.contains(holder(row.value("dossier")));
            case "relay.copy", "relay.redaction", "relay.narrowing" -> true;
            case "indicator.source" -> own.contains(row.value("holder"));
            case "indicator.mention" -> own.contains(reader(row.value("source")));
            case "delivery.parcel" -> own.contains(row.value("recipient"));
            case "audit.entry" -> own.contains(row.value("organisation"));
            case "advisory.onward", "advisory.passing" -> own.contains(row.value(
                    row.table().endsWith("onward") ? "organisation" : "holder"));
            default -> row.table().startsWith("report.");
        };
    }

    private String holder(String dossier) {
        return holders.computeIfAbsent(dossier,
                _ -> new Traces(database).one("select holder from relay.dossier where id = '" + dossier + "'"));
    }

    private String reader(String source) {
        return readers.computeIfAbsent(source,
                _ -> new Traces(database).one("select holder from indicator.source where id = '" + source + "'"));
    }

    private Set<String> ids() {
        if (known.isEmpty()) known = found();
        return known;
    }

    private Set<String> found() {
        var ids = holdings.find(stage.bankSecretariat(), original).orElseThrow().entries().stream()
                .map(entry -> entry.id().toString()).collect(Collectors.toSet());
        ids.add(series.toString());
        ids.add(original.toString());
        return ids;
    }

    // ---- acting ----

    private void act(Runnable act) {
        tick();
        act.run();
    }

    private void tick() {
        clock.advance(Duration.ofSeconds(97).plusNanos(123_457_000));
    }

    private void anonymiseAndPassOn() {
        var secretariat = stage.bankSecretariat();
        act(() -> new WayUp(program).anonymise(secretariat, original, 1));
        act(() -> assertThat(desk.passOn(secretariat, original, 1)).isInstanceOf(Handling.PassedOn.class));
    }

    private DossierId newest(Caller holder) {
        return holdings.list(holder, Holdings.Filter.ALL, null, 200).stream()
                .filter(each -> each.title().contains("番号" + journeys + "の会員サイト")).findFirst().orElseThrow().dossier()
                .id();
    }

    private static FormContent content() {
        return WayUp.content(Tlp.AMBER, "ﾂﾂﾞﾗ信用\u200b金庫の番号" + journeys
                + "の会員サイト（ib[.]tsuzura[.]example[.]jp）が改ざんされた。担当の萩ノ宮氏が確認した。");
    }
}
