package dev.noroshi.walk;

import static dev.noroshi.walk.Planting.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Permission;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.mailin.MailsComeIn;
import dev.noroshi.relay.CentreReports;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Sideways;
import dev.noroshi.testing.Programs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plants canaries beside the way up and down: in emergency calls, in mails that come in, in contact data and its checks, in
/// parts of a report that go further or less far than the rest; and enters people who may not read all their organisation has.
final class PlantingBeside {

    private static final String STRANGER = "dareka@freemail.example.com";
    private static final String UNPROVEN = "@shionagi-tel.example.jp";
    private static final Predicate<Viewer> AT_THE_DESK = viewer -> viewer.role().may(Permission.HANDLE_MAIL);

    private final ApplicationContext program;
    private final Programs programs;
    private final Planting planting;
    private final Canaries canaries;
    private final KnownValues known;
    private final Clock clock;
    private final JdbcClient jdbc;

    PlantingBeside(ApplicationContext program, Planting planting, Canaries canaries, KnownValues known) {
        this.program = program;
        this.planting = planting;
        this.canaries = canaries;
        this.known = known;
        programs = program.getBean(Programs.class);
        clock = program.getBean(Clock.class);
        jdbc = program.getBean(JdbcClient.class);
    }

    // ---- people ----

    /// Beside their colleagues: one without, one with an agreement of secrecy, and one who is in no circle.
    void people() {
        person("walk.contractor", "op-bank-02", "operator-reporter", Attachment.ON_SITE_CONTRACTOR, null);
        person("walk.consultant", "sec-bank", "secretariat", Attachment.CONSULTANT,
                new Nda(today().minusDays(9), null));
        person("walk.outside", "FSA", "ministry", Attachment.STAFF, null);
        var circle = UUID.randomUUID();
        jdbc.sql("insert into sharing.circle (id, organisation, name) values (:id, 'FSA', '担当')").param("id", circle)
                .update();
        jdbc.sql("insert into sharing.circle_person (circle, person) values (:id, :person)").param("id", circle)
                .param("person", programs.cast().person("namine.mai").person().value()).update();
    }

    private void person(String login, String organisation, String role, Attachment attachment, @Nullable Nda nda) {
        program.getBean(Registry.class)
                .enterPeople(List.of(new PersonEntry(login, "新井　一", null, null, Language.JA,
                        new OrganisationId(organisation), role, login + "@example.jp", null, null, null, null,
                        attachment, nda, today().minusDays(9), null)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ---- emergency calls ----

    void calls() {
        canaries.marked("RED");
        var sides = Set.of("op-bank-02", Printed.CENTRE);
        var call = placed("haginomiya.wataru", "call", sides, ", \"inform\": \"BOTH\"");
        ok(planting.program("kanetsuki.ren").post("/api/v1/hotline/" + call + "/acknowledge"));
        planting.page("kanetsuki.ren", "/hotline/calls/" + call, "/hotline/calls/" + call + "/notes", "note",
                canaries.plant("what was talked about in a call", sides));
        planting.page("haginomiya.wataru", "/hotline/calls/" + call, "/hotline/calls/" + call + "/report");
        ok(planting.program("kanetsuki.ren").post("/api/v1/hotline/" + call + "/close",
                "{\"outcome\": \"OTHER\", \"text\": \"%s\"}".formatted(
                        canaries.plant("what came of a call", sides))));

        planting.page("sangi.kaori", "/home", "/hotline/way", "way", "SECRETARIAT");
        var below = placed("wanda.naomi", "call to a secretariat", Set.of("op-t-01", "sec-t"),
                ", \"way\": \"SECRETARIAT\"");
        planting.page("yonaga.mai", "/hotline/calls/" + below, "/hotline/calls/" + below + "/pass-on", "line",
                canaries.plant("how a secretariat passes a call on", Set.of("sec-t", Printed.CENTRE)), "time",
                LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES).toString(), "callBackName", "当直",
                "callBack", "03-0000-0001", "key", UUID.randomUUID().toString());
        planting.tick();
    }

    private String placed(String login, String what, Set<String> sides, String more) {
        return ok(planting.program(login).post("/api/v1/hotline", """
                {"line": "%s", "call-back-name": "%s", "call-back-number": "03-0000-0000 %s"%s}""".formatted(
                canaries.plant(what + ": line", sides), canaries.plant(what + ": who", sides),
                canaries.plant(what + ": number", sides), more))).path("id").asString();
    }

    // ---- mails that come in ----

    void mails() {
        canaries.marked("RED");
        var box = new MailsComeIn(program);
        mail(box, "mail that seems to come from a member", UNPROVEN, Set.of("sec-t"));
        mail(box, "mail of a stranger", "@freemail.example.com", Set.of(Printed.CENTRE));
        box.withFile(STRANGER, "application/pdf",
                canaries.plant("name of a file in a mail", Set.of(Printed.CENTRE), AT_THE_DESK) + ".pdf",
                "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
        box.harmful(("From: <" + STRANGER + ">\r\nSubject: "
                + canaries.plant("subject of a mail that may do harm", Set.of(Printed.CENTRE), AT_THE_DESK)
                + "\r\n\r\none\rtwo\r\n").getBytes(StandardCharsets.US_ASCII));
        mail(box, "mail a desk handed on", UNPROVEN, Set.of(Printed.CENTRE));
        decided("yonaga.mai", "/hand-on");
        mail(box, "mail of which nothing comes", "@freemail.example.com", Set.of(Printed.CENTRE));
        decided("kanetsuki.ren", "/discard", "reason",
                canaries.plant("why nothing comes of a mail", Set.of(Printed.CENTRE), AT_THE_DESK));
    }

    private void mail(MailsComeIn box, String what, String domain, Set<String> desk) {
        planting.tick();
        box.plain(canaries.plant(what + ": sender", desk, AT_THE_DESK) + domain,
                canaries.plant(what + ": subject", desk, AT_THE_DESK), "",
                canaries.plant(what + ": text", desk, AT_THE_DESK));
        planting.tick();
    }

    /// Somebody of a desk decides about the mail that came last.
    private void decided(String login, String act, String... fields) {
        var mail = "/mail/" + jdbc.sql("select id::text from mailin.mail order by arrived_at desc limit 1")
                .query(String.class).single();
        var all = new String[fields.length + 2];
        all[0] = "revision";
        all[1] = "1";
        System.arraycopy(fields, 0, all, 2, fields.length);
        planting.page(login, mail, mail + act, all);
    }

    // ---- contact data ----

    /// Personal data without a marking: those above see what stands in the registry; who comes after somebody is for who
    /// agrees to it. The check writes to everybody below the secretariat.
    void contacts() {
        canaries.marked("");
        var watching = Set.of("op-bank-02", "sec-bank", "FSA", Printed.CENTRE);
        var successor = canaries.plant("who comes after somebody", watching,
                viewer -> viewer.organisation().equals("sec-bank"));
        planting.page("haginomiya.wataru", "/contacts", "/contacts/leave", "name", successor, "email",
                canaries.plant("the address of who comes", watching,
                        viewer -> viewer.organisation().equals("sec-bank"))
                        + "@example.jp",
                "phone", "03-0000-0002", "lastDay", "2027-03-31");
        planting.page("yunohana.gaku", "/contacts/checks", "/contacts/checks", "kind", "CHECK");
    }

    // ---- parts with a scope of their own ----

    void parts() {
        // the people of those on its way read it as its narrowest part
        canaries.marked("RED");
        var way = Planting.Way.BANK;
        var along = Set.of(way.operatorOrganisation, way.ministryOrganisation, Printed.CENTRE);
        var shared = Printed.union(along, Set.of("jpcert"));
        var mark = canaries.plant("report of parts: title", along);
        var indicator = canaries.plant("report of parts: an indicator in an AMBER part", along);
        known.by(indicator, Set.of(way.ministryOrganisation, Printed.CENTRE));
        var created = planting.program(way.operator).post("/api/v1/reports?submit=true", """
                {"route": "MINISTRY", "grounds": "SERIOUS_IMPACT", "importance": "ATTENTION", "tlp": "AMBER",
                 "attachment": "NO", "sector": "finance", "operator": "つづら信用金庫",
                 "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
                 "known-datetime": "2026-11-20T08:10:00+09:00", "affected-system": "%s %s", "event-summary": "%s",
                 "supplement": "%s", "lessons": "%s", "parts": {"supplement": "RED", "lessons": "GREEN"}}"""
                .formatted(canaries.plant("report of parts: an AMBER part", along), KnownValues.written(indicator),
                        mark,
                        canaries.plant("report of parts: a RED part", along),
                        canaries.plant("report of parts: a GREEN part", shared)));
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        planting.tick();
        ok(planting.program(way.ministry).post(planting.held(way.ministry, mark) + "/forward"));
        share(new DossierId(UUID.fromString(planting.held("kanetsuki.ren", mark).replaceFirst(".*/", ""))), "jpcert");
        planting.tick();
    }

    private void share(DossierId dossier, String agency) {
        var sideways = program.getBean(Sideways.class);
        var officer = programs.cast().centreOfficer();
        var to = List.of(new OrganisationId(agency));
        var seal = Sideways.seal(program.getBean(CentreReports.class).find(dossier.value()).orElseThrow(),
                sideways.preview(officer, dossier, to));
        assertThat(sideways.share(officer, dossier, to, seal)).isEqualTo(new Sideways.Shared.Done(1));
    }
}
