package dev.noroshi.trail.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Audiences;
import dev.noroshi.advisory.Audiences.OnDay;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who could read an advisory on a day, for programs.
@RestController
class AccessApi {

    private final Audiences audiences;
    private final Refusals refusals;
    private final ApiProblems problems;
    private final Clock clock;

    AccessApi(Audiences audiences, Refusals refusals, ApiProblems problems, Clock clock) {
        this.audiences = audiences;
        this.refusals = refusals;
        this.problems = problems;
        this.clock = clock;
    }

    /// @param organisations those whose people could read it, in the order they were handed it
    @Schema(name = "AdvisoryAccess")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Access(UUID advisory, LocalDate on, List<Reader> organisations) {
        Access {
            organisations = List.copyOf(organisations);
        }
    }

    /// @param since when it was handed over
    /// @param people how many held a post in which one reads advisories
    @Schema(name = "AdvisoryAccessReader")
    record Reader(String id, String name, @JsonProperty("class") String actorClass, OffsetDateTime since, int people) {
    }

    @GetMapping(path = "/api/v1/advisories/{id}/access", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_REACH)
    @Operation(operationId = "readAdvisoryAccess", summary = "その日に読めた組織", description = """
            Who could read an advisory on a day, as the registry was then: the centre sees everybody, a ministry its \
            branch, a secretariat its members.""")
    @ApiResponse(responseCode = "200", description = "読めた組織 / who could", content = @Content(schema = @Schema(implementation = Access.class)))
    ResponseEntity<?> ofAdvisory(Caller caller, @PathVariable UUID id,
            @Parameter(description = "日（省略時は今日）/ the day, today if not given") @RequestParam(required = false) @Nullable LocalDate on) {
        return switch (audiences.of(caller, new AdvisoryId(id), day(on))) {
            case Outcome.Done<OnDay>(var found) -> ResponseEntity.ok(write(caller, found));
            case Outcome.Refused<OnDay>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    @GetMapping(path = "/api/v1/trail/access", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_TRAIL)
    @Operation(operationId = "auditAdvisoryAccess", summary = "その日に読めた組織（監査）", description = """
            The same for an auditor: every organisation, and nothing of what the advisory says.""")
    @ApiResponse(responseCode = "200", description = "読めた組織 / who could", content = @Content(schema = @Schema(implementation = Access.class)))
    ResponseEntity<?> forAuditor(Caller caller,
            @Parameter(description = "情報提供の ID / the id of an advisory") @RequestParam UUID advisory,
            @Parameter(description = "日（省略時は今日）/ the day, today if not given") @RequestParam(required = false) @Nullable LocalDate on) {
        var found = audiences.forAuditor(new AdvisoryId(advisory), day(on));
        return found.isPresent()
                ? ResponseEntity.ok(write(caller, found.get()))
                : problems.notFound(caller.language());
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(clock) : on;
    }

    private static Access write(Caller caller, OnDay found) {
        return new Access(found.advisory().value(), found.day(), found.readers().stream()
                .map(each -> new Reader(each.organisation().id().value(), each.organisation().name(caller.language()),
                        each.organisation().actorClass().code(),
                        each.since().atZone(Times.ZONE).toOffsetDateTime(), each.people()))
                .toList());
    }
}
