package dev.noroshi.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.access.Accounts;
import dev.noroshi.access.DemoRoles;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Gives everybody in the fictional world an account and a token, and writes them into a file in the data folder.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoAccounts implements DemoRoles {

    static final String FILE = "demo-accounts.csv";
    private static final String UNFINISHED = "demo-accounts.csv.new";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Accounts accounts;
    private final Directory directory;
    private final Clock clock;

    DemoAccounts(Accounts accounts, Directory directory, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.clock = clock;
    }

    /// One row of the file.
    record Row(String login, String password, String token, Person person, Organisation organisation) {
        /// Names nobody.
        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    /// Makes the accounts. All have the same random password: hashing one for each would take half a minute.
    List<Row> create() {
        var password = randomPassword();
        var hash = accounts.hash(password);
        var rows = new ArrayList<Row>();
        for (var line : DemoFiles.rows("people.csv")) {
            var person = directory.personByLogin(line.getField("login")).orElseThrow();
            var organisation = directory.organisation(person.organisation(), LocalDate.now(clock)).orElseThrow();
            accounts.create(person.id(), person.login(), hash);
            var token = accounts.issueToken(person.id(), "demo", Duration.ofDays(365));
            rows.add(new Row(person.login(), password, token.secret(), person, organisation));
        }
        return rows;
    }

    /// Writes the file under another name, readable to the owner of the data folder only. [#publish] gives it its own.
    void write(Path folder, List<Row> rows) {
        var file = folder.resolve(UNFINISHED);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
                csv.writeRecord("login", "password", "api_token", "role", "organisation", "organisation_class",
                        "sector");
                for (var row : rows)
                    csv.writeRecord(row.login(), row.password(), row.token(), row.person().role(),
                            row.organisation().id().value(), row.organisation().actorClass().code(),
                            String.join("|",
                                    row.organisation().sectors().stream().map(Object::toString).sorted().toList()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the demo accounts to " + file, e);
        }
    }

    /// Gives the file its name, if it has not got it yet: the accounts in it exist now.
    void publish(Path folder) {
        var file = folder.resolve(UNFINISHED);
        if (!Files.exists(file)) return;
        try {
            Files.move(file, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Renaming the demo accounts in " + file, e);
        }
    }

    private static String randomPassword() {
        var random = new SecureRandom();
        var letters = new StringBuilder("demo-");
        for (int n = 0; n < 12; n++)
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return letters.toString();
    }

    /// One person for each button of the banner; all but the two on the way of 電力 have a sector of their own.
    @Override
    public List<DemoRole> roles() {
        return List.of(role("operator", "op-electricity-01", "operator-reporter"),
                role("secretariat", "sec-electricity", "secretariat"), role("ministry", "METI-power", "ministry"),
                role("centre", "nco", "centre-officer"), role("approver", "nco", "centre-approver"),
                role("council", "council", "council"), role("auditor", "noroshi-audit", "auditor"),
                role("administrator", "noroshi-ops", "administrator"));
    }

    private static DemoRole role(String code, String organisation, String role) {
        return DemoFiles.rows("people.csv").stream()
                .filter(row -> row.getField("organisation_code").equals(organisation)
                        && row.getField("role").equals(role))
                .findFirst().map(row -> new DemoRole(code, row.getField("login")))
                .orElseThrow(() -> new IllegalStateException("Nobody at " + organisation + " is " + role));
    }
}
