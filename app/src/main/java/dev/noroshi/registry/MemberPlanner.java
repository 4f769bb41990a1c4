package dev.noroshi.registry;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.AffiliationEntry;
import dev.noroshi.directory.AffiliationEntry.Part;
import dev.noroshi.directory.Ceptoar;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.CeptoarMap;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.registry.ImportPlan.Change;
import dev.noroshi.registry.ImportPlan.Kind;
import dev.noroshi.registry.ImportPlan.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the rows of a file of members against the registry: what is wrong with them, and what they would change.
final class MemberPlanner {

    private final EditScope scope;
    private final LocalDate today;
    private final List<RowProblem> problems;
    private final Map<String, CeptoarCode> ceptoarsByName;
    private final CeptoarMap map;
    private final Map<OrganisationId, ActorClass> classes;
    private final Map<OrganisationId, OrganisationEntry> known;
    private final Map<OrganisationId, List<AffiliationEntry>> affiliations;

    MemberPlanner(Registry registry, CeptoarLists lists, EditScope scope, LocalDate today, List<MemberRow> rows,
            List<RowProblem> problems) {
        this.scope = scope;
        this.today = today;
        this.problems = problems;
        var codes = rows.stream().flatMap(row -> row.code().stream()).toList();
        ceptoarsByName = lists.codesByName();
        map = lists.on(today);
        classes = registry.classes(codes);
        known = registry.organisations(codes, today);
        affiliations = registry.affiliations(codes).stream()
                .collect(Collectors.groupingBy(AffiliationEntry::organisation));
    }

    Planned plan(List<MemberRow> rows) {
        var planned = new Planned(Subject.MEMBERS);
        for (var row : rows)
            plan(row, planned);
        return planned;
    }

    private void plan(MemberRow row, Planned planned) {
        var before = problems.size();
        var ceptoar = row.ceptoar().flatMap(written -> ceptoar(row, written));
        row.sector().ifPresent(written -> checkSector(row, written, ceptoar));
        row.code().ifPresent(code -> checkOwner(row, code));
        if (!row.sound() || row.code().isEmpty() || ceptoar.isEmpty()) return;
        var membership = membership(row, row.code().get(), ceptoar.get());
        membership.ifPresent(each -> checkElsewhere(row, each));
        if (problems.size() > before || membership.isEmpty()) return;
        plan(row, row.code().get(), ceptoar.get(), membership.get(), planned);
    }

    private Optional<CeptoarCode> ceptoar(MemberRow row, String written) {
        var found = Optional.ofNullable(ceptoarsByName.get(Fold.key(written)))
                .filter(code -> map.ceptoar(code).isPresent());
        if (found.isEmpty())
            problem(row, MemberColumn.CEPTOAR, "registry-ceptoar-unknown", Cells.shortened(written),
                    today.toString());
        else
            if (!scope.covers(found.get()))
                problem(row, MemberColumn.CEPTOAR, "registry-ceptoar-not-yours", Cells.shortened(written));
        return found;
    }

    private void checkSector(MemberRow row, String written, Optional<CeptoarCode> ceptoar) {
        var sector = map.sectors().stream().filter(each -> Fold.same(each.code().value(), written)
                || Fold.same(each.labelJa(), written) || Fold.same(each.labelEn(), written)).findFirst();
        var own = ceptoar.flatMap(map::ceptoar).map(Ceptoar::sector);
        if (sector.isEmpty())
            problem(row, MemberColumn.SECTOR_CODE, "registry-sector-unknown",
                    Cells.shortened(written), today.toString());
        else
            if (own.isPresent() && !sector.equals(own))
                problem(row, MemberColumn.SECTOR_CODE,
                        "registry-sector-not-of-ceptoar", Cells.shortened(written), own.get().labelJa());
    }

    private void checkOwner(MemberRow row, OrganisationId code) {
        var actorClass = classes.get(code);
        if (actorClass != null && actorClass != ActorClass.OPERATOR)
            problem(row, MemberColumn.CODE, "registry-code-taken", code.value());
        var state = known.get(code);
        if (state != null && row.validFrom().isPresent() && row.validFrom().get().isBefore(state.validFrom()))
            problem(row, MemberColumn.VALID_FROM, "registry-later-known", row.validFrom().get().toString(),
                    state.validFrom().toString());
    }

    /// A secretariat does not touch an operator that is a member elsewhere, nor a membership elsewhere in the past.
    private void checkElsewhere(MemberRow row, AffiliationEntry membership) {
        if (!(scope instanceof EditScope.OneCeptoar(var own))) return;
        var since = membership.validFrom().isBefore(today) ? membership.validFrom() : today;
        if (affiliations(membership.organisation()).stream().anyMatch(each -> !each.ceptoar().equals(own)
                && (each.validTo() == null || !each.validTo().isBefore(since))))
            problem(row, MemberColumn.CODE, "registry-member-elsewhere", membership.organisation().value());
    }

    private List<AffiliationEntry> affiliations(OrganisationId code) {
        return affiliations.getOrDefault(code, List.of());
    }

    /// The membership the row is about: the one recorded for that time, with the dates of the row.
    private Optional<AffiliationEntry> membership(MemberRow row, OrganisationId code, CeptoarCode ceptoar) {
        var recorded = recorded(row, code, ceptoar);
        var joined = row.joinedOn().or(() -> recorded.map(AffiliationEntry::validFrom));
        if (joined.isEmpty()) {
            problem(row, MemberColumn.JOINED_ON, "registry-joined-blank");
            return Optional.empty();
        }
        var left = row.cells().has(MemberColumn.LEFT_ON)
                ? row.leftOn()
                : recorded.flatMap(each -> Optional.ofNullable(each.validTo()));
        if (left.isPresent() && left.get().isBefore(joined.get())) {
            problem(row, MemberColumn.LEFT_ON, "registry-days-reversed", left.get().toString(),
                    joined.get().toString());
            return Optional.empty();
        }
        return Optional.of(AffiliationEntry.member(code, ceptoar, joined.get(), left.orElse(null)));
    }

    private Optional<AffiliationEntry> recorded(MemberRow row, OrganisationId code, CeptoarCode ceptoar) {
        return affiliations(code).reversed().stream()
                .filter(each -> each.part() == Part.MEMBER && each.ceptoar().equals(ceptoar))
                .filter(each -> row.joinedOn().isEmpty() || each.validTo() == null
                        || !each.validTo().isBefore(row.joinedOn().get()))
                .findFirst();
    }

    private void plan(MemberRow row, OrganisationId code, CeptoarCode ceptoar, AffiliationEntry membership,
            Planned planned) {
        var state = known.get(code);
        var sectors = Set.of(map.ceptoar(ceptoar).orElseThrow().sector().code());
        var entry = new OrganisationEntry(code, ActorClass.OPERATOR, null,
                row.state(state == null ? null : state.state()), sectors,
                state == null ? membership.validFrom() : row.validFrom().orElse(today),
                state == null ? null : state.validTo());
        var recorded = recorded(row, code, ceptoar);
        var former = recorded.or(() -> currentElsewhere(code)).orElse(null);
        var differences = MemberDifferences.between(state, former, entry, membership);
        if (differences.isEmpty()) {
            planned.unchanged();
            return;
        }
        planned.change(new Change(kind(former, membership), row.cells().number(), code.value(), row.nameJa(),
                differences));
        if (MemberDifferences.isOther(state, entry)) planned.enter(entry);
        if (!membership.equals(recorded.orElse(null))) planned.enter(membership);
    }

    private Optional<AffiliationEntry> currentElsewhere(OrganisationId code) {
        return affiliations(code).stream().filter(each -> each.validTo() == null || !each.validTo().isBefore(today))
                .findFirst();
    }

    private static Kind kind(@Nullable AffiliationEntry former, AffiliationEntry membership) {
        if (former == null) return Kind.ADDED;
        var ends = membership.validTo() != null && !membership.validTo().equals(former.validTo());
        return ends ? Kind.ENDED : Kind.CHANGED;
    }

    private void problem(MemberRow row, MemberColumn column, String code, String... details) {
        row.cells().problem(column, code, details);
    }
}
