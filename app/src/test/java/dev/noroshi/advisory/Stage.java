package dev.noroshi.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.Desk;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.HeldSummary;
import dev.noroshi.relay.Holdings;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.Submission;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/// The fictional world with people who can draft, approve, issue and pass on: what every test of the way down needs.
public final class Stage {

    public final Drafting drafting;
    public final Reviewing reviewing;
    public final Issuing issuing;
    public final PassingOn passingOn;
    public final Recalling recalling;
    public final Advisories advisories;
    public final Reaches reaches;
    public final Onward onward;
    public final Deliveries deliveries;
    public final SettableClock clock;
    private final Reports reports;
    private final Desk desk;
    private final Holdings holdings;
    private final Cast cast;

    public Stage(ApplicationContext program) {
        drafting = program.getBean(Drafting.class);
        reviewing = program.getBean(Reviewing.class);
        issuing = program.getBean(Issuing.class);
        passingOn = program.getBean(PassingOn.class);
        recalling = program.getBean(Recalling.class);
        advisories = program.getBean(Advisories.class);
        reaches = program.getBean(Reaches.class);
        onward = program.getBean(Onward.class);
        deliveries = program.getBean(Deliveries.class);
        clock = program.getBean(SettableClock.class);
        reports = program.getBean(Reports.class);
        desk = program.getBean(Desk.class);
        holdings = program.getBean(Holdings.class);
        cast = new Cast(program.getBean(Registry.class), program.getBean(CeptoarLists.class),
                program.getBean(Directory.class), clock);
    }

    public Caller drafter() {
        return cast.person("kanetsuki.ren");
    }

    public Caller otherOfficer() {
        return cast.person("torideyama.akira");
    }

    public Caller approver() {
        return cast.person("harunada.kenji");
    }

    public Caller otherApprover() {
        return cast.person("mametahara.ritsuko");
    }

    /// 金融庁.
    public Caller ministry() {
        return cast.financeMinistry();
    }

    /// 経済産業省, electricity and gas.
    public Caller otherMinistry() {
        return cast.person("shakuno.ritsuko");
    }

    public Caller bankSecretariat() {
        return cast.bankSecretariat();
    }

    public Caller securitiesSecretariat() {
        return cast.person("asanagi.keiko");
    }

    /// つづら信用金庫.
    public Caller bank() {
        return cast.bankReporter();
    }

    public Caller otherBank() {
        return cast.person("yoimiya.chinatsu");
    }

    public Caller securitiesFirm() {
        return cast.person("kinutagawa.satoshi");
    }

    // ---- content ----

    public static final SectorCode FINANCE = new SectorCode("finance");

    /// For the finance sector, complete.
    public static AdvisoryContent content(Tlp tlp, String title) {
        return content(tlp, title, new FieldValue.Recipient("FSA", List.of(FINANCE)));
    }

    public static AdvisoryContent content(Tlp tlp, String title, FieldValue.Recipient... recipients) {
        return new AdvisoryContent(title, FormContent.of(Map.of(AdvisoryField.IMPORTANCE,
                new FieldValue.Choice("WARNING"), AdvisoryField.TLP, new FieldValue.Choice(tlp.formCode()),
                AdvisoryField.RECIPIENTS, new FieldValue.Recipients(List.of(recipients)), AdvisoryField.OVERVIEW,
                new FieldValue.Text("遠隔保守に使うVPN装置に、認証を経ずに入られる事案が確認されました。"), AdvisoryField.TARGET,
                new FieldValue.Text("RG-4000 系（版 9.4.2 以前）"), AdvisoryField.HANDLING_POLICY,
                new FieldValue.Text("○装置の版を確かめ、9.4.3 以降にする。"), AdvisoryField.OTHER,
                new FieldValue.Text("特になし"))), List.of());
    }

    public static AdvisoryContent content(String title) {
        return content(Tlp.AMBER, title);
    }

    // ---- the way to an issued advisory ----

    public Advisory.Draft draft(AdvisoryContent content, UUID... sources) {
        return done(drafting.begin(drafter(),
                new NewAdvisory(Occasion.REAL, Language.JA, content, List.of(sources))));
    }

    public void approve(AdvisoryId id) {
        done(reviewing.submit(drafter(), id, null));
        done(reviewing.approve(approver(), id, null));
    }

    public Advisory.Issued issue(AdvisoryContent content, UUID... sources) {
        var draft = draft(content, sources);
        approve(draft.id());
        return done(issuing.issue(drafter(), draft.id(), null));
    }

    public Advisory.Issued issue(String title) {
        return issue(content(title));
    }

    /// Issued five minutes later, in its place.
    public Advisory.Issued update(Advisory.Issued before, AdvisoryContent content) {
        clock.advance(Duration.ofMinutes(5));
        var draft = done(drafting.update(drafter(), before.id()));
        done(drafting.save(drafter(), draft.id(), draft.head().edition(), content, Sources.whole(List.of())));
        approve(draft.id());
        return done(issuing.issue(drafter(), draft.id(), null));
    }

    /// Issued, and handed on by 金融庁 and the banks' secretariat to everybody below.
    public Advisory.Issued spread(String title) {
        var issued = issue(title);
        done(passingOn.passOn(ministry(), issued.id(), PassOn.toAll()));
        done(passingOn.passOn(bankSecretariat(), issued.id(), PassOn.toAll()));
        return issued;
    }

    /// The parcel in which somebody was handed it.
    public Parcel parcel(Caller caller, AdvisoryId id) {
        return deliveries.parcelsOf(caller.organisation(), id.value()).stream()
                .filter(parcel -> Tier.tasks().contains(parcel.task())).findFirst().orElseThrow();
    }

    /// The parcel in which somebody was told of the recall.
    public Parcel told(Caller caller, AdvisoryId id) {
        return deliveries.parcelsOf(caller.organisation(), id.value()).stream()
                .filter(parcel -> parcel.task().equals(AdvisoryTasks.RECALLED)).findFirst().orElseThrow();
    }

    public List<UUID> inbox(Caller caller) {
        return deliveries.inbox(caller.organisation()).stream().map(Parcel::subject).toList();
    }

    // ---- a report at the centre ----

    /// A numbered report at the centre, marked so; it came straight by way of 金融庁.
    public UUID report(Tlp tlp, Occasion occasion) {
        var content = FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"),
                ReportField.TLP, new FieldValue.Choice(tlp.formCode()), ReportField.ATTACHMENT,
                new FieldValue.Choice("NO"), ReportField.SECTOR, new FieldValue.Choice("finance"),
                ReportField.EVENT_SUMMARY, new FieldValue.Text("保守用VPN装置に侵入された。")));
        return report(content, occasion);
    }

    /// A numbered report at the centre that says so.
    public UUID report(FormContent content, Occasion occasion) {
        var draft = reports.begin(bank(), new Submission(content, Door.WEB, occasion, Language.JA,
                Grounds.REQUIRED_BY_LAW, Route.MINISTRY, null));
        // other tests may have left something there, some of it from later days
        var before = heldByTheMinistry();
        assertThat(reports.submitLatest(bank(), draft.series()))
                .isInstanceOf(dev.noroshi.report.Outcome.Submitted.class);
        var held = heldByTheMinistry().stream().filter(each -> before.stream()
                .noneMatch(other -> other.dossier().id().equals(each.dossier().id()))).findFirst().orElseThrow();
        var handling = desk.passOn(ministry(), held.dossier().id(), 1);
        assertThat(handling).isInstanceOf(Handling.PassedOn.class);
        var number = ((Handling.PassedOn) handling).number().orElseThrow();
        return holdings.list(drafter(), new Holdings.Filter(null, number.main()), null, 200).stream()
                .filter(each -> each.dossier().occasion() == occasion).findFirst().orElseThrow().dossier().id()
                .value();
    }

    private List<HeldSummary> heldByTheMinistry() {
        return holdings.list(ministry(), new Holdings.Filter(DossierState.HELD, null), null, 200);
    }

    // ---- outcomes ----

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new AssertionError("Refused: " + why);
        };
    }

    public static <T> Refusal refused(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> throw new AssertionError("Done: " + value);
            case Outcome.Refused<T>(var why) -> why;
        };
    }

    /// The codes of the problems it was refused for, each with its field.
    public static <T> List<String> problems(Outcome<T> outcome) {
        var codes = new ArrayList<String>();
        if (refused(outcome) instanceof Refusal.Invalid(var problems))
            for (Problem problem : problems)
                codes.add(problem.field() + " " + problem.code());
        else
            throw new AssertionError("Refused otherwise: " + refused(outcome));
        return codes;
    }
}
