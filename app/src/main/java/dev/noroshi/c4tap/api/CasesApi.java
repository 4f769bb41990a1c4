package dev.noroshi.c4tap.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.c4tap.CaseId;
import dev.noroshi.c4tap.CaseParcels;
import dev.noroshi.c4tap.Cases;
import dev.noroshi.c4tap.MailCase;
import dev.noroshi.c4tap.Trait;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cases of C4TAP for programs: what the pages show the caller, and never where a case came from.
@RestController
@RequestMapping(path = "/api/v1/c4tap", produces = MediaType.APPLICATION_JSON_VALUE)
class CasesApi {

    private static final int MOST = 100;

    private final Cases cases;
    private final CaseParcels parcels;
    private final ApiProblems problems;

    CasesApi(Cases cases, CaseParcels parcels, ApiProblems problems) {
        this.cases = cases;
        this.parcels = parcels;
        this.problems = problems;
    }

    /// @param tlp null until it is passed on
    @Schema(name = "C4tapCaseLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(UUID id, @Schema(allowableValues = {
            "OPEN", "PASSED_ON", "CLOSED", "TAKEN_BACK"}) String state,
            @Schema(nullable = true, example = "AMBER") @Nullable String tlp, boolean drill, String title,
            @JsonProperty("passed-on-at") @Nullable OffsetDateTime passedOnAt) {

        static Line of(MailCase each) {
            var tlp = each.tlp();
            var passedOnAt = each.passedOnAt();
            return new Line(each.id().value(), each.state().name(), tlp == null ? null : tlp.word(),
                    each.occasion().isDrill(), each.title(),
                    passedOnAt == null ? null : passedOnAt.atZone(Times.ZONE).toOffsetDateTime());
        }
    }

    /// @param next for `from` of the next page; null on the last
    @Schema(name = "C4tapCaseList")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ListAnswer(List<Line> cases, @Nullable Integer next) {
        ListAnswer {
            cases = List.copyOf(cases);
        }
    }

    /// One thing the suspicious mail tells of an attack, as it stood there.
    @Schema(name = "C4tapTrait")
    record TraitAnswer(@Schema(example = "LINK") String kind, String text) {

        static TraitAnswer of(Trait trait) {
            return new TraitAnswer(trait.kind().name(), trait.text());
        }
    }

    @Schema(name = "C4tapCase")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CaseAnswer(UUID id, String state, @Nullable String tlp, boolean drill, String title, String remark,
            @JsonProperty("passed-on-at") @Nullable OffsetDateTime passedOnAt, List<TraitAnswer> traits) {
        CaseAnswer {
            traits = List.copyOf(traits);
        }

        static CaseAnswer of(Cases.Read read) {
            var line = Line.of(read.mailCase());
            return new CaseAnswer(line.id(), line.state(), line.tlp(), line.drill(), line.title(),
                    read.mailCase().remark(), line.passedOnAt(),
                    read.traits().stream().map(TraitAnswer::of).toList());
        }
    }

    @GetMapping
    @Permit(Permission.READ_C4TAP)
    @Operation(operationId = "listC4tapCases", summary = "C4TAPの案件の一覧", description = """
            The cases the caller may read: in hand first (for their desk), then the newest.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    ResponseEntity<?> list(Caller caller,
            @Parameter(description = "1ページの件数（最大100）/ how many, at most 100") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(defaultValue = "0") int from) {
        var most = Math.clamp(limit, 1, MOST);
        if (from < 0) return problems.unreadable(caller.language(), "from", "" + from);
        var found = cases.list(caller, from, most + 1);
        return ResponseEntity.ok(new ListAnswer(found.stream().limit(most).map(Line::of).toList(),
                found.size() > most ? from + most : null));
    }

    @GetMapping("/{id}")
    @Permit(Permission.READ_C4TAP)
    @Operation(operationId = "readC4tapCase", summary = "C4TAPの案件を読む", description = """
            A case with what may be passed on of it. Reading it counts as having opened it.""")
    @ApiResponse(responseCode = "200", description = "案件 / the case", content = @Content(schema = @Schema(implementation = CaseAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        var found = cases.find(caller, new CaseId(id));
        found.ifPresent(read -> parcels.opened(caller, read));
        return found.isPresent()
                ? ResponseEntity.ok(CaseAnswer.of(found.get()))
                : problems.notFound(caller.language());
    }
}
