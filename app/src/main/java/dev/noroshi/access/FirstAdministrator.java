package dev.noroshi.access;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.config.NoroshiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Lets the first administrator in, into a program nobody can enter yet: enters them into the registry and writes a
/// one-time link into the data folder, where only its owner can read it. Does nothing unless somebody is named,
/// and nothing once there is an account.
@Component
class FirstAdministrator implements ApplicationRunner {

    static final String FILE = "first-administrator.txt";
    private static final OrganisationId BODY = new OrganisationId("noroshi-operation");
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final AccessSettings settings;
    private final NoroshiSettings program;
    private final Registry registry;
    private final Directory directory;
    private final Invitations invitations;
    private final Accounts accounts;
    private final Clock clock;

    FirstAdministrator(AccessSettings settings, NoroshiSettings program, Registry registry, Directory directory,
            Invitations invitations, Accounts accounts, Clock clock) {
        this.settings = settings;
        this.program = program;
        this.registry = registry;
        this.directory = directory;
        this.invitations = invitations;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var login = settings.firstAdministrator();
        if (login == null || !accounts.isEmpty()) return;
        write("/invitation/" + invitations.make(entered(login)));
        LOG.info("The first administrator opens the address in {}", program.data().resolve(FILE));
    }

    private PersonId entered(String login) {
        var known = directory.personByLogin(login);
        if (known.isPresent()) return known.get().id();
        var today = LocalDate.now(clock);
        registry.enterOrganisations(List.of(new OrganisationEntry(BODY, ActorClass.SYSTEM_OPERATION, null,
                OrganisationState.named("Noroshi運用", "Noroshi operation", null), Set.of(), today, null)));
        return registry.enterPeople(List.of(new PersonEntry(login, login, null, login, Language.JA, BODY,
                Role.ADMINISTRATOR.code(), null, null, null, null, null, today, null))).values().iterator().next();
    }

    private void write(String link) {
        var file = program.data().resolve(FILE);
        try {
            Files.createDirectories(program.data());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, link + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
        }
    }
}
