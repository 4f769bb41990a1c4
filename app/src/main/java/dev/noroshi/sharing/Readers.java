package dev.noroshi.sharing;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.ReadingRule;
import dev.noroshi.access.Role;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Reads;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// Finds out who is reading: their post of the day and the circles of their organisation.
@Component
class Readers implements ReadingRule {

    private final Directory directory;
    private final CircleRows circles;
    private final Viewing viewing;

    Readers(Directory directory, CircleRows circles, Viewing viewing) {
        this.directory = directory;
        this.circles = circles;
        this.viewing = viewing;
    }

    /// Who holds no post reads what is public.
    @Override
    public Reads reads(Caller caller, LocalDate on) {
        // the circles are the organisation's: while it is found out who is reading, nobody is yet
        var whole = new Viewer.Of(caller.organisation(), caller.actorClass() == ActorClass.NISC);
        return viewing.as(whole, () -> reader(caller.person(), caller.organisation(), on));
    }

    private Reads reader(PersonId person, OrganisationId organisation, LocalDate on) {
        var post = directory.post(person, organisation, on);
        if (post.isEmpty()) return Reads.PUBLIC;
        var need = circles.need(person, organisation);
        return PersonalRule.reads(new Reader(person, organisation, duty(Role.ofCode(post.get().role())),
                post.get().attachment(), post.get().nda(), need), on);
    }

    /// A post reads what is shared if its role reads reports or advisories.
    static Reader.Duty duty(Role role) {
        return role.may(Permission.READ_REPORT) || role.may(Permission.READ_ADVISORY)
                ? Reader.Duty.READS
                : Reader.Duty.READS_NOT;
    }
}
