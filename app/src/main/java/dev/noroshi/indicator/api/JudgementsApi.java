package dev.noroshi.indicator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Judgement;
import dev.noroshi.indicator.Judgement.Told;
import dev.noroshi.indicator.Judgements;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The centre's judgements that a value is not to be blocked, as far as the caller may know them.
@RestController
@RequestMapping(path = "/api/v1/indicators/{id}/judgements", produces = MediaType.APPLICATION_JSON_VALUE)
class JudgementsApi {

    private final Indicators indicators;
    private final Judgements judgements;
    private final ApiProblems problems;

    JudgementsApi(Indicators indicators, Judgements judgements, ApiProblems problems) {
        this.indicators = indicators;
        this.judgements = judgements;
        this.problems = problems;
    }

    /// One judgement.
    @Schema(name = "Judgement")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record JudgementAnswer(UUID id, String reason, @Schema(description = "SHARED, ALL") String told, OffsetDateTime at,
            @Schema(description = "取り消されていない / it has not been taken back") boolean stands,
            @JsonProperty("taken-back-at") @Nullable OffsetDateTime takenBackAt,
            @JsonProperty("taken-back-reason") @Nullable String takenBackReason) {
        static JudgementAnswer of(Judgement judgement) {
            var back = judgement.takenBack();
            return new JudgementAnswer(judgement.id(), judgement.reason(), judgement.told().name(),
                    when(judgement.at()), judgement.stands(), back == null ? null : when(back.at()),
                    back == null ? null : back.reason());
        }

        private static OffsetDateTime when(Instant instant) {
            return instant.atZone(Times.ZONE).toOffsetDateTime();
        }
    }

    /// All of them.
    @Schema(name = "Judgements")
    record Answer(List<JudgementAnswer> items) {
    }

    @GetMapping
    @Permit(Permission.READ_INDICATOR)
    @Operation(operationId = "readJudgements", summary = "「遮断しない」の判断を読む", description = """
            Whether the centre judged that the value is not to be blocked, and why; those taken back too, the newest first. \
            Shown to whoever knows the indicator from something shared with them.""")
    @ApiResponse(responseCode = "200", description = "判断 / the judgements", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        var indicator = new IndicatorId(id);
        if (indicators.find(caller, indicator).isEmpty()) return problems.notFound(caller.language());
        return ResponseEntity
                .ok(new Answer(judgements.of(caller, indicator).stream().map(JudgementAnswer::of).toList()));
    }

    @PostMapping
    @Permit(Permission.SHARE_INDICATOR)
    @Operation(operationId = "judge", summary = "遮断しないと判断する", description = """
            For the centre: `reason`, and `told` SHARED (those who know the value from something shared with them) or ALL (also those \
            who entered it themselves). One that stands must be taken back first.""")
    @ApiResponse(responseCode = "201", description = "判断 / the judgement", content = @Content(schema = @Schema(implementation = JudgementAnswer.class)))
    ResponseEntity<?> judge(Caller caller, @PathVariable UUID id, JsonBody body) {
        var reason = body.text("reason").orElse("");
        var told = body.option("told", Told.class).orElse(Told.SHARED);
        var wrong = body.refuseOthers().problems();
        if (!wrong.isEmpty()) return problems.unprocessable(caller.language(), wrong);
        return switch (judgements.judge(caller, new IndicatorId(id), reason, told)) {
            case Outcome.Done<Judgement>(var judgement) ->
                ResponseEntity.status(HttpStatus.CREATED).body(JudgementAnswer.of(judgement));
            case Outcome.Invalid<Judgement>(var found) -> problems.unprocessable(caller.language(), found);
            case Outcome.Unknown<Judgement> _ -> problems.notFound(caller.language());
        };
    }

    @PostMapping("/{judgement}/take-back")
    @Permit(Permission.SHARE_INDICATOR)
    @Operation(operationId = "takeBackJudgement", summary = "判断を取り消す", description = "Takes a judgement back, with a `reason`. It stays in the history.")
    @ApiResponse(responseCode = "204", description = "取り消した / taken back")
    ResponseEntity<?> takeBack(Caller caller, @PathVariable UUID id, @PathVariable UUID judgement, JsonBody body) {
        var reason = body.text("reason").orElse("");
        var wrong = body.refuseOthers().problems();
        if (!wrong.isEmpty()) return problems.unprocessable(caller.language(), wrong);
        return switch (judgements.takeBack(caller, new IndicatorId(id), judgement, reason)) {
            case Outcome.Done<IndicatorId> _ -> ResponseEntity.noContent().build();
            case Outcome.Invalid<IndicatorId>(var found) -> problems.unprocessable(caller.language(), found);
            case Outcome.Unknown<IndicatorId> _ -> problems.notFound(caller.language());
        };
    }
}
