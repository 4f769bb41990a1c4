package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.platform.words.Words;
import dev.noroshi.relay.AnonymisedCopy;
import dev.noroshi.relay.Anonymising;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Redaction;
import dev.noroshi.relay.api.CopyAnswer.RedactionAnswer;
import dev.noroshi.report.ReportPaper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a program of a secretariat makes the anonymised copy.
@RestController
@RequestMapping(path = "/api/v1/reports/{id}/anonymise", produces = MediaType.APPLICATION_JSON_VALUE)
class AnonymiseApi {

    private final Anonymising anonymising;
    private final CopyChanges changes;
    private final Holdings holdings;
    private final Handlings handlings;
    private final ReportPaper paper;
    private final Words words;
    private final ApiProblems problems;

    AnonymiseApi(Anonymising anonymising, CopyChanges changes, Holdings holdings, Handlings handlings,
            ReportPaper paper, Words words, ApiProblems problems) {
        this.anonymising = anonymising;
        this.changes = changes;
        this.holdings = holdings;
        this.handlings = handlings;
        this.paper = paper;
        this.words = words;
        this.problems = problems;
    }

    @PostMapping
    @Permit(Permission.ANONYMISE_REPORT)
    @Operation(operationId = "anonymiseReport", summary = "匿名化した写しを作る・直す", description = """
            Without a body: begins the copy, or goes on with it, and answers original, copy and suggestions. With \
            `edition`: changes it, all or nothing. Without `ordinal` the first report in hand.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = ChangeBody.class))))
    @ApiResponse(responseCode = "200", description = "写し / the copy", content = @Content(schema = @Schema(implementation = CopyAnswer.class)))
    ResponseEntity<?> anonymise(Caller caller, @PathVariable UUID id, JsonBody body) {
        var dossier = new DossierId(id);
        var asked = body.whole("ordinal");
        var isChange = !body.names().isEmpty();
        var change = CopyChange.read(body);
        if (!body.problems().isEmpty()) return problems.unprocessable(caller.language(), body.problems());
        var ordinal = asked.isPresent() ? asked : next(caller, dossier);
        if (ordinal.isEmpty()) return handlings.nothingInHand(caller, dossier);
        return isChange
                ? change(caller, dossier, ordinal.getAsInt(), change)
                : begin(caller, dossier, ordinal.getAsInt());
    }

    private ResponseEntity<?> begin(Caller caller, DossierId dossier, int ordinal) {
        return anonymising.begin(caller, dossier, ordinal)
                .or(() -> anonymising.find(caller, dossier, ordinal)) // it has left, and can still be read
                .<ResponseEntity<?>>map(copy -> ResponseEntity.ok(answer(caller, ordinal, copy)))
                .orElseGet(() -> handlings.nothingInHand(caller, dossier));
    }

    private ResponseEntity<?> change(Caller caller, DossierId dossier, int ordinal, CopyChange change) {
        var handling = changes.make(caller, dossier, ordinal, change);
        if (!(handling instanceof Handling.Kept)) return handlings.answer(caller, handling);
        return begin(caller, dossier, ordinal);
    }

    private OptionalInt next(Caller caller, DossierId dossier) {
        return holdings.find(caller, dossier)
                .flatMap(held -> held.next().or(() -> Optional.of(held.latest())))
                .map(entry -> OptionalInt.of(entry.ordinal())).orElse(OptionalInt.empty());
    }

    private CopyAnswer answer(Caller caller, int ordinal, AnonymisedCopy copy) {
        return new CopyAnswer(ordinal, copy.edition(), copy.undecided(),
                copy.redactions().stream().map(redaction -> redaction(caller, redaction)).toList(),
                paper.members(copy.original()), paper.members(copy.content()), paper.members(copy.preview()));
    }

    private RedactionAnswer redaction(Caller caller, Redaction redaction) {
        return new RedactionAnswer(redaction.id(), redaction.position(), redaction.field().value(), redaction.found(),
                redaction.replacement(), redaction.reason(), words.say(caller.language(), redaction.reason()),
                redaction.decision());
    }

    /// What may be sent to change a copy.
    @Schema(name = "CopyChange")
    record ChangeBody(@Schema(description = "第n報 / which report of the series") @Nullable Integer ordinal,
            @Schema(description = "写しの版 / the edition of the copy it started from") @Nullable Integer edition,
            @Schema(description = "候補ごとの判断 / a decision for single suggestions", example = "{\"5f0c6f6e-1c6b-4f0e-9a3e-6f2f2a7f1d10\": \"REJECTED\"}") @Nullable Map<String, Redaction.Decision> decisions,
            @Schema(description = "残りの未判断の候補全て / for every other undecided one") Redaction.@Nullable Decision all,
            @Schema(description = "置き換える文字 / words to replace wherever they stand") @Nullable List<Pair> redact,
            @Schema(description = "書き直す項目 / text fields of the copy to write anew", example = "{\"operator\": \"電力分野の事業者\"}") @Nullable Map<String, String> fields) {

        /// Words and what takes their place.
        @Schema(name = "Replacement")
        record Pair(String find, String replace) {
        }
    }
}
