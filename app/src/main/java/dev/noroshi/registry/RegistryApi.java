package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.registry.api.CeptoarAnswer;
import dev.noroshi.registry.api.CeptoarAnswer.SectorAnswer;
import dev.noroshi.registry.api.CeptoarDetailAnswer;
import dev.noroshi.registry.api.CeptoarDetailAnswer.AccessionAnswer;
import dev.noroshi.registry.api.CeptoarDetailAnswer.MemberAnswer;
import dev.noroshi.registry.api.RegistryAnswer;
import dev.noroshi.registry.api.RegistryAnswer.BodyAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The map of CEPTOARs as of any day, for programs.
@RestController
@RequestMapping(path = "/api/v1/registry", produces = MediaType.APPLICATION_JSON_VALUE)
class RegistryApi {

    private static final String DAY = "いつの姿か（省けば今日）/ the day, today when left out";

    private final CeptoarLists lists;
    private final Directory directory;
    private final Registry registry;
    private final Visibility visibility;
    private final ApiProblems problems;
    private final Clock clock;

    RegistryApi(CeptoarLists lists, Directory directory, Registry registry, Visibility visibility,
            ApiProblems problems, Clock clock) {
        this.lists = lists;
        this.directory = directory;
        this.registry = registry;
        this.visibility = visibility;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.READ_REGISTRY)
    @Operation(operationId = "getRegistry", summary = "ある日のセプターの一覧", description = """
            Sectors and CEPTOARs as the last published lists not after the day show them. What they do not say is null.""")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RegistryAnswer.class)))
    ResponseEntity<?> registry(Caller caller,
            @Parameter(description = DAY, example = "2014-04-30") @RequestParam(name = "as-of", required = false) @Nullable String asOf) {
        return onDay(caller, asOf, day -> ResponseEntity.ok(RegistryAnswer.of(lists.on(day), directory.centre(day))));
    }

    @GetMapping("/sectors")
    @Permit(Permission.READ_REGISTRY)
    @Operation(operationId = "getSectors", summary = "ある日の重要インフラ分野", description = "The sectors of a day, in printed order.")
    @ApiResponse(responseCode = "200", content = @Content(array = @ArraySchema(schema = @Schema(implementation = SectorAnswer.class))))
    ResponseEntity<?> sectors(Caller caller,
            @Parameter(description = DAY) @RequestParam(name = "as-of", required = false) @Nullable String asOf) {
        return onDay(caller, asOf,
                day -> ResponseEntity.ok(lists.on(day).sectors().stream().map(SectorAnswer::of).toList()));
    }

    @GetMapping("/ceptoars/{code}")
    @Permit(Permission.READ_REGISTRY)
    @Operation(operationId = "getCeptoar", summary = "ある日のセプター", description = """
            One CEPTOAR with its history. Members are told to the centre, an administrator, the ministry that answers for \
            the sector, the secretariat and its members.""")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CeptoarDetailAnswer.class)))
    ResponseEntity<?> ceptoar(Caller caller, @PathVariable String code,
            @Parameter(description = DAY) @RequestParam(name = "as-of", required = false) @Nullable String asOf) {
        return onDay(caller, asOf, day -> {
            var map = lists.on(day);
            var ceptoar = map.ceptoars().stream().filter(each -> each.code().value().equals(code)).findFirst();
            if (ceptoar.isEmpty()) return problems.notFound(caller.language());
            var sees = visibility.of(caller, map).contains(ceptoar.get().code());
            return ResponseEntity.ok(new CeptoarDetailAnswer(day, CeptoarAnswer.of(ceptoar.get()),
                    lists.historyOf(ceptoar.get().code()).stream().map(CeptoarAnswer::of).toList(),
                    lists.accessionsOf(ceptoar.get().code()).stream().map(AccessionAnswer::of).toList(),
                    secretariats(ceptoar.get().code(), day),
                    directory.ministriesFor(Set.of(ceptoar.get().sector().code()), day).stream().map(BodyAnswer::of)
                            .toList(),
                    sees ? members(ceptoar.get().code(), day) : null));
        });
    }

    private List<BodyAnswer> secretariats(CeptoarCode ceptoar, LocalDate day) {
        return directory.organisations(registry.secretariats(ceptoar, day), day).stream().map(BodyAnswer::of).toList();
    }

    private List<MemberAnswer> members(CeptoarCode ceptoar, LocalDate day) {
        return registry.members(Set.of(ceptoar), day).stream().map(MemberAnswer::of).toList();
    }

    private ResponseEntity<?> onDay(Caller caller, @Nullable String asOf,
            Function<LocalDate, ResponseEntity<?>> answer) {
        var day = asOf == null || asOf.isBlank() ? Optional.of(LocalDate.now(clock)) : DayChoice.read(asOf);
        if (day.isPresent()) return answer.apply(day.get());
        return noSuchDay(problems, caller, asOf == null ? "" : asOf);
    }

    static ResponseEntity<?> noSuchDay(ApiProblems problems, Caller caller, String asOf) {
        var problem = Problem.of("as-of", "registry-day-form", Cells.shortened(asOf));
        return problems.answer(caller.language(), HttpStatus.BAD_REQUEST, problem, List.of(problem));
    }
}
