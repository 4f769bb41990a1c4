package dev.noroshi.trail.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.audit.Head;
import dev.noroshi.audit.Trail;
import dev.noroshi.kernel.Language;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The trail for programs of auditors.
@RestController
class TrailApi {

    private final Trail trail;

    TrailApi(Trail trail) {
        this.trail = trail;
    }

    /// What a recomputation found.
    ///
    /// @param lines how many lines are sealed
    /// @param unsealed how many wait for their seal
    /// @param heads how many signed ends there are
    /// @param covered up to which line the last of them reaches
    /// @param from the first line that was recomputed; those before it were found sound since the program started
    /// @param fault the first thing that is wrong, in words; null when nothing is
    /// @param remarks what is not wrong but should be known
    /// @param head the last signed end, to be kept; null when there is none yet
    @Schema(name = "TrailCheck")
    record Check(boolean sound, long lines, long unsealed, long heads, long covered, long from, @Nullable Fault fault,
            List<String> remarks, @Nullable String head) {
    }

    @Schema(name = "TrailFault")
    record Fault(String what, String place, long record, String ja, String en) {
    }

    @GetMapping(path = "/api/v1/trail/check", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_TRAIL)
    @Operation(operationId = "checkTrail", summary = "証跡を検証する", description = """
            Recomputes what was added to the trail since it was found sound last, or with `full` all of it, and compares it \
            with its seals and signed ends. `head` is the last signed end: who \
            keeps it can show later that nothing before it was cut off.""")
    @ApiResponse(responseCode = "200", description = "結果 / what was found", content = @Content(schema = @Schema(implementation = Check.class)))
    ResponseEntity<Check> check(Caller caller,
            @Parameter(description = "最初から検証するか / from the first line on") @RequestParam(defaultValue = "false") boolean full) {
        var verdict = trail.verify(full ? Trail.Extent.WHOLE : Trail.Extent.ADDED);
        return ResponseEntity.ok(new Check(verdict.isSound(), verdict.lines(), verdict.unsealed(), verdict.heads(),
                verdict.covered(), verdict.from(),
                verdict.fault().map(each -> new Fault(each.what().name(), each.place(), each.record(),
                        each.sentence(Language.JA), each.sentence(Language.EN))).orElse(null),
                verdict.remarks().stream().map(Enum::name).toList(),
                trail.lastHead().map(Head::written).orElse(null)));
    }
}
