package dev.noroshi.testing;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.directory.World;
import java.time.Clock;
import java.time.LocalDate;

/// The people of the fictional world, entered into the registry and ready to act in a test.
public final class Cast {

    private final Directory directory;
    private final Clock clock;

    public Cast(Registry registry, CeptoarLists lists, Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        if (directory.personByLogin("wanda.naomi").isEmpty()) World.enter(registry, lists);
    }

    public Caller person(String login) {
        var person = directory.personByLogin(login).orElseThrow();
        var organisation = directory.organisation(person.organisation(), LocalDate.now(clock)).orElseThrow();
        return new Caller(person.id(), organisation.id(), organisation.actorClass(), Role.ofCode(person.role()),
                person.language());
    }

    /// つづら信用金庫, which reports by way of the banks' secretariat.
    public Caller bankReporter() {
        return person("haginomiya.wataru");
    }

    /// 汐凪テレコム.
    public Caller telecomReporter() {
        return person("wanda.naomi");
    }

    /// The banks' secretariat.
    public Caller bankSecretariat() {
        return person("yunohana.gaku");
    }

    /// 金融庁.
    public Caller financeMinistry() {
        return person("namine.mai");
    }

    /// 国家サイバー統括室, an officer.
    public Caller centreOfficer() {
        return person("kanetsuki.ren");
    }

}
