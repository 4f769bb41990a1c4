package dev.noroshi.demo;

import dev.noroshi.contacts.EmergencyDesk.Days;
import dev.noroshi.contacts.EmergencyDesks;
import dev.noroshi.kernel.OrganisationId;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The emergency desks of the fictional world: the centre answers round the clock, secretariats at night too.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoDesks {

    private final EmergencyDesks desks;
    private final DemoCast cast;

    DemoDesks(EmergencyDesks desks, DemoCast cast) {
        this.desks = desks;
        this.cast = cast;
    }

    /// One for each organisation that has somebody to keep it.
    void enter(Collection<DemoAccounts.Row> people) {
        var done = new HashSet<OrganisationId>();
        for (var person : people) {
            var isCentre = person.person().role().equals("centre-officer");
            if (!isCentre && !person.person().role().equals("secretariat")) continue;
            if (!done.add(person.organisation().id())) continue;
            desks.add(cast.byLogin(person.login()), isCentre
                    ? new EmergencyDesks.Typed("当番", "03-0000-5119", "", "日本語、英語", Days.EVERY_DAY, LocalTime.MIDNIGHT,
                            LocalTime.MIDNIGHT)
                    : new EmergencyDesks.Typed("夜間・休日の当番", "03-0000-" + (5_200 + done.size()), "", "日本語",
                            Days.EVERY_DAY, LocalTime.of(17, 30), LocalTime.of(9, 0)));
        }
    }
}
