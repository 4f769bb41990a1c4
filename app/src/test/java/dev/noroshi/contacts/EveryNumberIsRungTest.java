package dev.noroshi.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.channel.Means;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A contact test tries what would be rung in an emergency, all of it.
class EveryNumberIsRungTest extends AtTheContacts {

    @Autowired
    Checks checks;
    @Autowired
    OwnContact own;
    @Autowired
    EmergencyDesks desks;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyIsAskedYet() {
        for (var table : List.of("contacts.asked", "contacts.checking"))
            jdbc.sql("delete from " + table).update();
    }

    @Test
    void aTestRingsEveryNumberOnceThoseOfTheEmergencyDesksAmongThem() {
        var person = cast.bankReporter();
        var manager = new Caller(person.person(), person.organisation(), person.actorClass(),
                Role.OPERATOR_MANAGER, person.language());
        var before = own.recorded(person, OwnContact.Whose.PERSON).orElseThrow();
        own.change(person, OwnContact.Whose.PERSON,
                new OwnContact.Typed(before.email(), "03-0000-3001", "090-0000-3002", "", ""));
        var day = done(desks.add(manager, desk("昼の当番", "03-0000-4001", "03-0000-4002")));
        var night = done(desks.add(manager, desk("夜の当番", "0300004001", "03-0000-4003")));
        try {
            var check = done(checks.begin(cast.bankSecretariat(), Kind.TEST, person.organisation()));
            var rung = checks.asked(cast.bankSecretariat(), check.id(), null).stream()
                    .filter(each -> each.means() == Means.TELEPHONE).toList();
            assertThat(rung.stream().filter(each -> person.person().equals(each.to().person())).map(Asked::address))
                    .containsExactlyInAnyOrder("03-0000-3001", "090-0000-3002");
            assertThat(rung.stream().filter(each -> each.to().person() == null).map(Asked::address))
                    .as("a number of two desks rings once")
                    .contains("03-0000-4001", "03-0000-4002", "03-0000-4003").doesNotContain("0300004001")
                    .doesNotHaveDuplicates();
            assertThat(jdbc.sql("select count(*) from channel.message where about = any(:ids) and state = 'WAITING'")
                    .param("ids", rung.stream().map(each -> each.id().value()).toArray(UUID[]::new))
                    .query(Integer.class).single()).as("on the list of those who call").isEqualTo(rung.size());
            assertThat(door.browser("yunohana.gaku").get("/contacts/checks/" + check.id()).body())
                    .as("which of them failed must be told apart").contains("電話（03-••••-•001）", "電話（03-••••-•002）")
                    .doesNotContain("03-0000-4001");
            checks.end(cast.bankSecretariat(), check.id());
        } finally {
            desks.remove(manager, day);
            desks.remove(manager, night);
            own.change(person, OwnContact.Whose.PERSON, before);
        }
    }

    private static EmergencyDesks.Typed desk(String name, String number, String backup) {
        return new EmergencyDesks.Typed(name, number, backup, "日本語", EmergencyDesk.Days.EVERY_DAY,
                LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }
}
