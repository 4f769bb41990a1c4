package dev.noroshi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.hotline.AtTheHotline;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Reads;
import dev.noroshi.mailin.Box;
import dev.noroshi.mailin.MailDesk;
import dev.noroshi.mailin.MailsComeIn;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.testing.NoroshiTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// Emergency calls and mails that came in are as narrow as can be (RED): of the organisation that has them, those read them who
/// may read that, by code and by database alike.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=persons-concerned")
class PersonsAtTheDeskTest extends AtTheHotline {

    private static final String STRANGER = "dareka@freemail.example.com";

    @Autowired
    ApplicationContext program;
    @Autowired
    MailDesk mails;

    @BeforeEach
    void noMailIsThere() {
        jdbc.sql("delete from mailin.mail").update();
    }

    @AfterEach
    void noCircleIsLeft() {
        jdbc.sql("delete from sharing.circle").update();
    }

    @Test
    void aContractorReadsNoCallOfTheOwnOrganisationNorOneToItButTheOwn() {
        var call = placed(cast.bankReporter());
        var here = somebody(cast.bankReporter().organisation(), Role.OPERATOR_REPORTER, Attachment.CONSULTANT,
                inForce());
        var there = somebody(cast.centreOfficer().organisation(), Role.CENTRE_OFFICER, Attachment.ON_SITE_CONTRACTOR,
                inForce());
        assertThat(hotline.find(cast.bankReporter(), call.id())).isPresent();
        assertThat(desk.find(cast.centreOfficer(), call.id())).isPresent();
        assertThat(hotline.find(here, call.id())).isEmpty();
        assertThat(hotline.own(here)).isEmpty();
        assertThat(desk.find(there, call.id())).isEmpty();
        assertThat(desk.calls(there, null, 100)).isEmpty();
        assertThat(desk.waiting(there)).isZero();
        assertThat(desk.take(there, call.id())).isInstanceOf(Outcome.Unknown.class);
        assertThat(desk.notes(there, call)).isEmpty();
        for (var outside : List.of(here, there))
            assertThat(shown(outside, "hotline.call where id = '" + call.id() + "'")).isZero();

        var own = placed(here);
        assertThat(hotline.find(here, own.id())).as("who placed it").isPresent();
        assertThat(shown(here, "hotline.call where id = '" + own.id() + "'")).isOne();
    }

    @Test
    void whereTheCentreHasSettledWhoNeedsToKnowACallIsForThem() {
        var call = placed(cast.bankReporter());
        circle(cast.centreOfficer().organisation(), cast.centreOfficer(), "finance");
        var outside = cast.person("matsubi.hideaki");
        assertThat(desk.find(cast.centreOfficer(), call.id())).as("finance is concerned").isPresent();
        assertThat(desk.find(outside, call.id())).isEmpty();
        assertThat(shown(outside, "hotline.call where id = '" + call.id() + "'")).isZero();
        var elsewhere = placed(cast.telecomReporter());
        assertThat(desk.find(cast.centreOfficer(), elsewhere.id())).as("information and communication is not")
                .isEmpty();
        assertThat(shown(cast.centreOfficer(), "hotline.call where id = '" + elsewhere.id() + "'")).isZero();
    }

    @Test
    void aMailIsLookedAtByThoseWhoMayReadWhatIsNotMarkedYet() {
        var box = new MailsComeIn(program);
        box.plain(STRANGER, "見知らぬ人から", "", "こんにちは");
        var officer = cast.centreOfficer();
        var contractor = somebody(officer.organisation(), Role.CENTRE_OFFICER, Attachment.CONSULTANT, inForce());
        var mail = mails.in(officer, Box.QUARANTINE, 10, 0).getFirst();
        assertThat(mails.waiting(officer)).isOne();
        assertThat(mails.look(contractor, mail.id())).isEmpty();
        assertThat(mails.in(contractor, Box.QUARANTINE, 10, 0)).isEmpty();
        assertThat(mails.waiting(contractor)).isZero();
        assertThat(shown(contractor, "mailin.mail")).isZero();

        circle(officer.organisation(), officer, "finance");
        assertThat(mails.find(officer, mail.id())).as("nothing tells who sent it: it may concern finance").isPresent();
        assertThat(mails.find(cast.person("rindoya.naoto"), mail.id())).as("in no circle").isEmpty();
    }

    private Nda inForce() {
        return new Nda(today().minusDays(30), null);
    }

    private Caller somebody(OrganisationId organisation, Role role, Attachment attachment, @Nullable Nda nda) {
        var login = "p." + UUID.randomUUID();
        registry.enterPeople(List.of(new PersonEntry(login, "新井　一", null, null, Language.JA, organisation, role.code(),
                null, null, null, null, null, attachment, nda, today().minusDays(1), null)));
        return cast.person(login);
    }

    /// The only circle of an organisation: one person, for one sector.
    private void circle(OrganisationId organisation, Caller member, String sector) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into sharing.circle (id, organisation, name, sectors) values (:id, :of, '担当', array[:sector])")
                .param("id", id).param("of", organisation.value()).param("sector", sector).update();
        jdbc.sql("insert into sharing.circle_person (circle, person) values (:id, :person)").param("id", id)
                .param("person", member.person().value()).update();
    }

    /// How many rows the database shows somebody of whom the program claims that they may read everything.
    private int shown(Caller caller, String from) {
        var viewer = new Viewer.Of(caller.organisation(), caller.actorClass() == ActorClass.NISC,
                Optional.of(new Viewer.Reader(caller.person(), today(), Reads.EVERYTHING)));
        return count(viewer, from);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
