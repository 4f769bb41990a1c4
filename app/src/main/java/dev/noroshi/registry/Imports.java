package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings in files of members and of their people.
@Service
public class Imports {

    /// How long a file waits for somebody to agree to its plan.
    private static final int WAITING_DAYS = 1;

    private final Registry registry;
    private final CeptoarLists lists;
    private final Directory directory;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final OldFiles old;
    private final Clock clock;

    Imports(Registry registry, CeptoarLists lists, Directory directory, Audit audit, JdbcClient jdbc, OldFiles old,
            Clock clock) {
        this.registry = registry;
        this.lists = lists;
        this.directory = directory;
        this.audit = audit;
        this.jdbc = jdbc;
        this.old = old;
        this.clock = clock;
    }

    /// Says what a file would change, or everything that is wrong with it. Changes nothing.
    @Transactional(readOnly = true)
    public ImportOutcome plan(Caller caller, byte[] file) {
        var problems = new ArrayList<RowProblem>();
        var planned = read(caller, file, problems);
        return planned == null ? new ImportOutcome.Refused(problems) : new ImportOutcome.Planned(planned.plan());
    }

    /// Brings a file in: all of it or, when anything is wrong with it, nothing.
    ///
    /// @param agreed the fingerprint of the plan somebody has agreed to; null when whatever it changes is agreed to
    @Transactional
    public ImportOutcome apply(Caller caller, byte[] file, @Nullable String agreed) {
        registry.reserve();
        var problems = new ArrayList<RowProblem>();
        var planned = read(caller, file, problems);
        if (planned == null) return new ImportOutcome.Refused(problems);
        var plan = planned.plan();
        if (agreed != null && !agreed.equals(plan.fingerprint())) return new ImportOutcome.Stale(plan);
        planned.write(registry);
        audit.record(caller.person(), caller.organisation(), "registry.import", plan.fingerprint());
        return new ImportOutcome.Applied(plan);
    }

    private @Nullable Planned read(Caller caller, byte[] bytes, ArrayList<RowProblem> problems) {
        return switch (CsvFile.read(bytes)) {
            case CsvFile.Reading.Unreadable(var problem) -> {
                problems.add(problem);
                yield null;
            }
            case CsvFile.Reading.Read(var file) -> {
                var planned = plan(file, scope(caller), problems);
                yield problems.isEmpty() ? planned : null;
            }
        };
    }

    private Planned plan(CsvFile file, EditScope scope, ArrayList<RowProblem> problems) {
        if (PersonRows.isOfPeople(file.header())) {
            var rows = PersonRows.read(file, problems);
            return new PersonPlanner(registry, scope, today(), rows, problems).plan(rows);
        }
        var rows = MemberRows.read(file, problems);
        return new MemberPlanner(registry, lists, scope, today(), rows, problems).plan(rows);
    }

    /// An administrator may touch every CEPTOAR, a secretariat its own.
    EditScope scope(Caller caller) {
        if (caller.may(Permission.EDIT_REGISTRY)) return new EditScope.Everything();
        if (!caller.may(Permission.EDIT_MEMBERS)) return new EditScope.Nothing();
        return directory.organisation(caller.organisation(), today())
                .flatMap(own -> Optional.ofNullable(own.ceptoar()))
                .<EditScope>map(ceptoar -> new EditScope.OneCeptoar(new CeptoarCode(ceptoar)))
                .orElse(new EditScope.Nothing());
    }

    /// Puts a file aside until its sender has seen what it would change.
    @Transactional
    public UUID putAside(Caller caller, byte[] file) {
        var now = OffsetDateTime.now(clock);
        old.forget(now.minusDays(WAITING_DAYS));
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.pending_import (id, person, at, file)
                values (:id, :person, :at, :file)""").param("id", id).param("person", caller.person().value())
                .param("at", now).param("file", file).update();
        return id;
    }

    /// The file the caller put aside; empty when there is none, it is another's, or it has waited too long.
    @Transactional(readOnly = true)
    public Optional<byte[]> aside(Caller caller, UUID id) {
        return jdbc.sql("""
                select file from registry.pending_import
                where id = :id and person = :person and at >= :limit""").param("id", id)
                .param("person", caller.person().value())
                .param("limit", OffsetDateTime.now(clock).minusDays(WAITING_DAYS))
                .query((row, n) -> row.getBytes("file")).optional();
    }

    /// Throws a file away that was put aside.
    @Transactional
    public void forget(Caller caller, UUID id) {
        jdbc.sql("delete from registry.pending_import where id = :id and person = :person").param("id", id)
                .param("person", caller.person().value()).update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
