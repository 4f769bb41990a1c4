package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.registry.MemberFiles.Reader;
import dev.noroshi.registry.RegistryFiles.Asked;
import dev.noroshi.registry.api.ImportAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Members and their people in and out by file, for programs.
@RestController
@RequestMapping("/api/v1/registry")
class MemberApi {

    private final Imports imports;
    private final ImportViews views;
    private final RegistryFiles files;
    private final ApiProblems problems;

    MemberApi(Imports imports, ImportViews views, RegistryFiles files, ApiProblems problems) {
        this.imports = imports;
        this.views = views;
        this.files = files;
        this.problems = problems;
    }

    @PostMapping(path = "/members/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.EDIT_MEMBERS)
    @Operation(operationId = "importMembers", summary = "構成員または担当者のCSVを取り込む", description = """
            Brings in a CSV file of members, or of their people when it has a column `login`. All of it is brought in or, \
            when anything is wrong, nothing: every bad row comes back with its column and reason (422).""")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    ResponseEntity<?> take(Caller caller,
            @Parameter(description = "UTF-8またはShift_JISのCSV / CSV in UTF-8 or Shift_JIS") @RequestPart MultipartFile file,
            @Parameter(description = "試すだけ / only say what would change") @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
            @Parameter(description = "試したときのしるし。違う変更になるときは取り込まない / refuse (409) when it would change something else") @RequestParam(required = false) @Nullable String fingerprint)
            throws IOException {
        var bytes = file.getBytes();
        var outcome = dryRun ? imports.plan(caller, bytes) : imports.apply(caller, bytes, fingerprint);
        var language = caller.language();
        return switch (outcome) {
            case ImportOutcome.Planned(var plan) -> ResponseEntity.ok(ImportAnswer.of(plan, false));
            case ImportOutcome.Applied(var plan) -> ResponseEntity.ok(ImportAnswer.of(plan, true));
            case ImportOutcome.Stale _ -> problems.conflict(language, "registry-plan-stale");
            case ImportOutcome.Refused(var found) ->
                problems.unprocessable(language, views.problems(found, language));
        };
    }

    @GetMapping(path = "/members.csv", produces = "text/csv")
    @Permit(Permission.READ_REGISTRY)
    @Operation(operationId = "exportMembers", summary = "構成員のCSV", description = """
            The members the caller may see, in the columns in which they are imported. `for=person` makes a file for a \
            spreadsheet: labels, a byte order mark, and no cell it would take for a formula.""")
    ResponseEntity<?> members(Caller caller, @RequestParam(name = "as-of", defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String ceptoar,
            @RequestParam(name = "for", defaultValue = "program") String reader) {
        return file(caller, asOf, ceptoar, reader, asked -> files.members(caller, asked));
    }

    @GetMapping(path = "/people.csv", produces = "text/csv")
    @Permit(Permission.EDIT_MEMBERS)
    @Operation(operationId = "exportPeople", summary = "構成員の担当者のCSV", description = "The people of the members the caller may edit.")
    ResponseEntity<?> people(Caller caller, @RequestParam(name = "as-of", defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String ceptoar,
            @RequestParam(name = "for", defaultValue = "program") String reader) {
        return file(caller, asOf, ceptoar, reader, asked -> files.people(caller, asked));
    }

    private ResponseEntity<?> file(Caller caller, String asOf, String ceptoar, String reader,
            Function<RegistryFiles.Request, Optional<ResponseEntity<byte[]>>> find) {
        var language = caller.language();
        return switch (files.asked(asOf, ceptoar, reader.equals("person") ? Reader.PERSON : Reader.PROGRAM)) {
            case Asked.Wrong(var problem) ->
                problems.answer(language, HttpStatus.BAD_REQUEST, problem, List.of(problem));
            case Asked.Understood(var asked) -> {
                var found = find.apply(asked);
                yield found.isPresent() ? found.get() : problems.notFound(language);
            }
        };
    }
}
