package dev.noroshi.intake.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.report.Added;
import dev.noroshi.report.Added.Naming;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;

/// Whom the originator of a report names beside the scope of its marking (handbook II.2.3(2), table 5, ※１), for programs.
@RestController
@RequestMapping(path = "/api/v1/reports/{id}/added", produces = MediaType.APPLICATION_JSON_VALUE)
class AddedApi {

    private final OwnReports ownReports;
    private final Added added;
    private final ApiProblems problems;

    AddedApi(OwnReports ownReports, Added added, ApiProblems problems) {
        this.ownReports = ownReports;
        this.added = added;
        this.problems = problems;
    }

    @Schema(name = "FurtherAddressees")
    record AddedAnswer(
            @Schema(description = "組織のコード / codes of organisations", example = "[\"sec-bank\"]") List<String> added) {
        AddedAnswer {
            added = List.copyOf(added);
        }

        static AddedAnswer of(Collection<OrganisationId> organisations) {
            return new AddedAnswer(organisations.stream().map(OrganisationId::value).sorted().toList());
        }
    }

    @GetMapping
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "readFurtherAddressees", summary = "追加の共有先", description = """
            Bodies outside the scope of the marking that the originator has named (table 5, note 1).""")
    @ApiResponse(responseCode = "200", description = "追加の共有先 / further addressees", content = @Content(schema = @Schema(implementation = AddedAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        if (ownReports.find(caller, new SeriesId(id)).isEmpty()) return problems.notFound(caller.language());
        return ResponseEntity.ok(AddedAnswer.of(added.of(caller, new SeriesId(id))));
    }

    @PutMapping
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "nameFurtherAddressees", summary = "追加の共有先を決める", description = """
            Names exactly these, while a report of the series is a draft. They hold from the report that is sent next.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = AddedAnswer.class))))
    @ApiResponse(responseCode = "200", description = "決めた / named", content = @Content(schema = @Schema(implementation = AddedAnswer.class)))
    ResponseEntity<?> name(Caller caller, @PathVariable UUID id, JsonBody body) {
        var wrong = new ArrayList<Problem>();
        var organisations = organisations(body, wrong);
        wrong.addAll(body.refuseOthers().problems());
        if (!wrong.isEmpty()) return problems.unprocessable(caller.language(), wrong);
        return switch (added.name(caller, new SeriesId(id), organisations)) {
            case Naming.Named(var named) -> ResponseEntity.ok(AddedAnswer.of(named));
            case Naming.Wrong(var found) -> problems.unprocessable(caller.language(), found);
            case Naming.NoDraft() -> ownReports.find(caller, new SeriesId(id)).isEmpty()
                    ? problems.notFound(caller.language())
                    : problems.conflict(caller.language(), "report.refused.no-draft");
        };
    }

    private static Set<OrganisationId> organisations(JsonBody body, List<Problem> wrong) {
        var organisations = new LinkedHashSet<OrganisationId>();
        if (!(body.rest().remove("added") instanceof ArrayNode given)) {
            wrong.add(Problem.of("added", "not-a-list"));
            return organisations;
        }
        for (var each : given) {
            var text = each.asString("");
            OrganisationId.parse(text).ifPresentOrElse(organisations::add,
                    () -> wrong.add(Problem.of("added", "report.added.unknown", JsonBody.shortened(text))));
        }
        return organisations;
    }
}
