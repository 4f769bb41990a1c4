package dev.noroshi.registry;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Hands out files of members and people to those who may see them.
@Component
class RegistryFiles {

    private final CeptoarLists lists;
    private final Visibility visibility;
    private final Imports imports;
    private final MemberFiles files;
    private final Clock clock;

    RegistryFiles(CeptoarLists lists, Visibility visibility, Imports imports, MemberFiles files, Clock clock) {
        this.lists = lists;
        this.visibility = visibility;
        this.imports = imports;
        this.files = files;
        this.clock = clock;
    }

    /// What is asked for: a day and whose members.
    ///
    /// @param ceptoar empty for all the caller may see
    record Request(LocalDate on, Optional<CeptoarCode> ceptoar, MemberFiles.Reader reader) {
    }

    /// Reads a request; what is wrong with it is answered by field.
    sealed interface Asked {

        record Understood(Request request) implements Asked {
        }

        record Wrong(Problem problem) implements Asked {
        }
    }

    Asked asked(String asOf, String ceptoar, MemberFiles.Reader reader) {
        var on = asOf.isBlank() ? Optional.of(LocalDate.now(clock)) : DayChoice.read(asOf);
        if (on.isEmpty())
            return new Asked.Wrong(Problem.of("as-of", "registry-day-form", Cells.shortened(asOf)));
        if (ceptoar.isBlank()) return new Asked.Understood(new Request(on.get(), Optional.empty(), reader));
        var code = Optional.ofNullable(lists.codesByName().get(Fold.key(ceptoar)));
        return code.isEmpty()
                ? new Asked.Wrong(Problem.of("ceptoar", "registry-ceptoar-unknown", Cells.shortened(ceptoar),
                        on.get().toString()))
                : new Asked.Understood(new Request(on.get(), code, reader));
    }

    /// The members; empty when the caller may see none of those asked for.
    Optional<ResponseEntity<byte[]>> members(Caller caller, Request request) {
        var seen = visibility.of(caller, lists.on(request.on()));
        return chosen(request, seen).map(codes -> Download.of("noroshi-members-" + request.on() + ".csv", Download.CSV,
                files.members(codes, request.on(), request.reader(), caller.language())));
    }

    /// The people of the members; empty when the caller may not edit those asked for.
    Optional<ResponseEntity<byte[]>> people(Caller caller, Request request) {
        var seen = new HashSet<CeptoarCode>();
        var scope = imports.scope(caller);
        lists.on(request.on()).ceptoars().stream().map(each -> each.code()).filter(scope::covers).forEach(seen::add);
        return chosen(request, seen).map(codes -> Download.of("noroshi-people-" + request.on() + ".csv", Download.CSV,
                files.people(codes, request.on(), request.reader(), caller.language())));
    }

    private static Optional<Set<CeptoarCode>> chosen(Request request, Set<CeptoarCode> seen) {
        var codes = request.ceptoar().map(Set::of).orElse(seen);
        return !codes.isEmpty() && seen.containsAll(codes) ? Optional.of(codes) : Optional.empty();
    }
}
