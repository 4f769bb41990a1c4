package dev.noroshi.contacts.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.ContactImport;
import dev.noroshi.contacts.ContactImport.Result;
import dev.noroshi.contacts.ContactPlan;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.RowProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Contact data brought in by file, for programs.
@RestController
class ContactImportApi {

    private final ContactImport contacts;
    private final Words words;
    private final ApiProblems problems;

    ContactImportApi(ContactImport contacts, Words words, ApiProblems problems) {
        this.contacts = contacts;
        this.words = words;
        this.problems = problems;
    }

    @PostMapping(path = "/api/v1/contacts/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.EDIT_MEMBERS)
    @Operation(operationId = "importContacts", summary = "連絡先を取り込む", description = """
            Brings in a CSV file or workbook of contact data of desks and people. All of it is brought in or, when anything \
            is wrong, nothing: every bad row comes back with its column and reason (422).""")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContactImportAnswer.class)))
    ResponseEntity<?> take(Caller caller,
            @Parameter(description = "CSV（UTF-8またはShift_JIS）またはxlsx / CSV or xlsx") @RequestPart MultipartFile file,
            @Parameter(description = "試すだけ / only say what would change") @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
            @Parameter(description = "試したときのしるし。違う変更になるときは取り込まない / refuse (409) when it would change something else") @RequestParam(required = false) @Nullable String fingerprint)
            throws IOException {
        var bytes = file.getBytes();
        return switch (dryRun ? contacts.plan(caller, bytes) : contacts.apply(caller, bytes, fingerprint)) {
            case Result.Planned(var plan) -> ResponseEntity.ok(ContactImportAnswer.of(plan, false));
            case Result.Applied(var plan) -> ResponseEntity.ok(ContactImportAnswer.of(plan, true));
            case Result.Stale _ -> problems.conflict(caller.language(), "registry-plan-stale");
            case Result.Refused(var found) ->
                problems.unprocessable(caller.language(), placed(found, caller.language()));
        };
    }

    private List<Problem> placed(List<RowProblem> found, Language language) {
        return found.stream().map(each -> each.row() == 0
                ? each.problem()
                : each.problem().at(words.say(language, "registry.import.row", "" + each.row()))).toList();
    }

    /// What a file has changed or, in a dry run, would change.
    @Schema(name = "ContactImport")
    record ContactImportAnswer(
            @Schema(description = "取り込んだか（falseなら試しただけ）/ false for a dry run") boolean applied, int changed,
            int unchanged,
            @Schema(description = "この変更内容のしるし / tells this set of changes from another") String fingerprint,
            List<ChangeAnswer> changes) {

        static ContactImportAnswer of(ContactPlan plan, boolean applied) {
            return new ContactImportAnswer(applied, plan.changes().size(), plan.unchanged(), plan.fingerprint(),
                    plan.changes().stream().map(ChangeAnswer::of).toList());
        }
    }

    /// @param login of the person; null for the desk
    @Schema(name = "ContactChange")
    record ChangeAnswer(int row, String organisation, @Nullable String login, List<DifferenceAnswer> differences) {

        static ChangeAnswer of(ContactPlan.Change change) {
            return new ChangeAnswer(change.row(), change.organisation(), change.login(),
                    change.differences().stream()
                            .map(each -> new DifferenceAnswer(each.column().code(), each.before(), each.after()))
                            .toList());
        }
    }

    @Schema(name = "ContactDifference")
    record DifferenceAnswer(String column, String before, String after) {
    }
}
