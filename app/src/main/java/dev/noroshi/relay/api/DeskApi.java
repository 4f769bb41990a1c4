package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.relay.Desk;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Narrowing;
import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Tlp;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a program does with a report the caller's organisation holds.
@RestController
@RequestMapping(path = "/api/v1/reports/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class DeskApi {

    private final Desk desk;
    private final Narrowing narrowing;
    private final Holdings holdings;
    private final Handlings handlings;
    private final ApiProblems problems;

    DeskApi(Desk desk, Narrowing narrowing, Holdings holdings, Handlings handlings, ApiProblems problems) {
        this.desk = desk;
        this.narrowing = narrowing;
        this.holdings = holdings;
        this.handlings = handlings;
        this.problems = problems;
    }

    @PostMapping("/forward")
    @Permit(Permission.FORWARD_REPORT)
    @Operation(operationId = "forwardReport", summary = "次の組織へ展開する", description = """
            Passes a report on: a secretariat its anonymised copy to the ministry, a ministry what it has checked to the \
            centre, which gives the number. Without `ordinal` the first report in hand. `parts` lets single fields go less far \
            than they came, never further.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = OrdinalBody.class))))
    @ApiResponse(responseCode = "200", description = "展開した / passed on", content = @Content(schema = @Schema(implementation = Handlings.PassedOn.class)))
    ResponseEntity<?> forward(Caller caller, @PathVariable UUID id, JsonBody body) {
        var asked = body.whole("ordinal");
        var parts = parts(body);
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        var dossier = new DossierId(id);
        var ordinal = asked.isPresent() ? asked : next(caller, dossier);
        if (ordinal.isEmpty()) return handlings.nothingInHand(caller, dossier);
        if (!parts.isEmpty()) {
            var narrowed = narrowing.set(caller, dossier, ordinal.getAsInt(), parts);
            if (!(narrowed instanceof Handling.Kept)) return handlings.answer(caller, narrowed);
        }
        return handlings.answer(caller, desk.passOn(caller, dossier, ordinal.getAsInt()));
    }

    private static Map<FieldId, Tlp> parts(JsonBody body) {
        var parts = new HashMap<FieldId, Tlp>();
        body.texts("parts").forEach((name, scope) -> {
            var field = FieldId.parse(name);
            var tlp = Tlp.parse(scope);
            if (field.isEmpty()) body.problem("parts", "not-a-part", JsonBody.shortened(name));
            else if (tlp.isEmpty()) body.problem("parts." + name, "no-such-scope", JsonBody.shortened(scope));
            else parts.put(field.get(), tlp.get());
        });
        return parts;
    }

    @PostMapping("/return")
    @Permit(Permission.FORWARD_REPORT)
    @Operation(operationId = "returnReport", summary = "差し戻す", description = """
            Returns a report to the hop before, with what must be answered. It may be sent again, or passed on all the \
            same. Without `ordinal` the first report in hand.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = ReturnBody.class))))
    @ApiResponse(responseCode = "200", description = "差し戻した / returned", content = @Content(schema = @Schema(implementation = Handlings.Returned.class)))
    ResponseEntity<?> giveBack(Caller caller, @PathVariable UUID id, JsonBody body) {
        var reason = body.text("reason").orElse("");
        var asked = body.whole("ordinal");
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        var dossier = new DossierId(id);
        var ordinal = asked.isPresent() ? asked : next(caller, dossier);
        if (ordinal.isEmpty()) return handlings.nothingInHand(caller, dossier);
        return handlings.answer(caller, desk.giveBack(caller, dossier, ordinal.getAsInt(), reason));
    }

    @PostMapping("/analyse")
    @Permit(Permission.RECEIVE_REPORT)
    @Operation(operationId = "analyseReport", summary = "分析を始める（国家サイバー統括室）", description = "The centre takes a report up.")
    @ApiResponse(responseCode = "204", description = "分析中 / under analysis")
    ResponseEntity<?> analyse(Caller caller, @PathVariable UUID id, JsonBody body) {
        return atCentre(caller, body, () -> desk.analyse(caller, new DossierId(id)));
    }

    @PostMapping("/close")
    @Permit(Permission.RECEIVE_REPORT)
    @Operation(operationId = "closeReport", summary = "完了とする（国家サイバー統括室）", description = "The centre has nothing more to do with a report.")
    @ApiResponse(responseCode = "204", description = "完了 / closed")
    ResponseEntity<?> close(Caller caller, @PathVariable UUID id, JsonBody body) {
        return atCentre(caller, body, () -> desk.close(caller, new DossierId(id)));
    }

    private ResponseEntity<?> atCentre(Caller caller, JsonBody body, Supplier<Handling> act) {
        var found = body.refuseOthers().problems();
        return found.isEmpty()
                ? handlings.answer(caller, act.get())
                : problems.unprocessable(caller.language(), found);
    }

    private OptionalInt next(Caller caller, DossierId dossier) {
        return holdings.find(caller, dossier).flatMap(held -> held.next())
                .map(entry -> OptionalInt.of(entry.ordinal())).orElse(OptionalInt.empty());
    }

    /// What may be sent to pass a report on.
    @Schema(name = "ReportOrdinal")
    record OrdinalBody(@Schema(description = "第n報 / which report of the series") @Nullable Integer ordinal,
            @Schema(description = "狭める項目 / fields that shall go less far", example = "{\"operator\": \"RED\"}") @Nullable Map<String, String> parts) {
    }

    /// What is sent to return a report.
    @Schema(name = "ReportReturn")
    record ReturnBody(
            @Schema(description = "確かめてほしいこと / what must be answered", requiredMode = Schema.RequiredMode.REQUIRED) String reason,
            @Schema(description = "第n報 / which report of the series") @Nullable Integer ordinal) {
    }
}
