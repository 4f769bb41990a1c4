package dev.noroshi.relay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.platform.words.Times;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Negotiation;
import dev.noroshi.relay.Negotiations;
import dev.noroshi.relay.Negotiations.Handled;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// 範囲を広げる協議 for programs: ask, see, pass down, answer.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class NegotiationsApi {

    private final Negotiations negotiations;
    private final ApiProblems problems;

    NegotiationsApi(Negotiations negotiations, ApiProblems problems) {
        this.negotiations = negotiations;
        this.problems = problems;
    }

    /// A question of one hop to the hop before, as these two see it.
    ///
    /// @param report the asker's or the asked one's report, whichever the caller has
    /// @param next what the caller can do now: PASS_DOWN, ANSWER, or nothing
    @Schema(name = "Negotiation")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NegotiationAnswer(UUID id, UUID report, String asker, String asked,
            @Schema(description = "協議の対象の項目。全体なら null / the field it is about; null for the whole report") @Nullable String field,
            String wanted, String reason,
            @JsonProperty("asked-at") OffsetDateTime askedAt, @JsonProperty("passed-down") boolean passedDown,
            @Nullable Given answer,
            @Schema(allowableValues = {
                    "PASS_DOWN", "ANSWER"}) List<String> next) {
    }

    /// @param granted how far it may go now; null when it was refused
    @Schema(name = "NegotiationGiven")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Given(Negotiation.Result result, @Nullable String granted, String words, OffsetDateTime at) {
    }

    /// @param negotiations the newest first
    @Schema(name = "NegotiationList")
    record ListAnswer(List<NegotiationAnswer> negotiations) {
        ListAnswer {
            negotiations = List.copyOf(negotiations);
        }
    }

    /// What is sent to ask.
    @Schema(name = "NegotiationQuestion")
    record QuestionBody(
            @Schema(description = "一つの項目だけを広げるとき、その項目 / the field, when only one should go further") @Nullable String field,
            @Schema(description = "広げたい範囲 / how far", allowableValues = {
                    "AMBER", "GREEN",
                    "CLEAR"}, requiredMode = Schema.RequiredMode.REQUIRED) String wanted,
            @Schema(description = "理由 / why", requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
    }

    /// What is sent to answer.
    @Schema(name = "NegotiationReply")
    record ReplyBody(
            @Schema(description = "認める範囲。断るときは REFUSED / how far it may go, or REFUSED", allowableValues = {
                    "AMBER", "GREEN",
                    "CLEAR", "REFUSED"}, requiredMode = Schema.RequiredMode.REQUIRED) String granted,
            @Schema(description = "条件、または断る理由 / conditions, or why not") @Nullable String words) {
    }

    @PostMapping("/reports/{id}/negotiations")
    @Permit(Permission.RECEIVE_REPORT)
    @Operation(operationId = "askScope", summary = "範囲を広げてよいか尋ねる（国家サイバー統括室）", description = """
            Asks the source of a report, hop by hop along its own path, whether it may be shared further.""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = QuestionBody.class))))
    @ApiResponse(responseCode = "201", description = "尋ねた / asked", content = @Content(schema = @Schema(implementation = NegotiationAnswer.class)))
    ResponseEntity<?> ask(Caller caller, @PathVariable UUID id, JsonBody body) {
        var field = body.text("field");
        if (field.isPresent() && FieldId.parse(field.get()).isEmpty())
            body.problem("field", "not-a-part", JsonBody.shortened(field.get()));
        var wanted = body.text("wanted").orElse("");
        var reason = body.text("reason").orElse("");
        return handle(caller, body, () -> negotiations.ask(caller, new DossierId(id),
                field.flatMap(FieldId::parse).orElse(null), Tlp.parse(wanted).orElse(null), reason),
                asked -> created(caller, asked));
    }

    @GetMapping("/reports/{id}/negotiations")
    @Permit(Permission.ASK)
    @Operation(operationId = "listScopeQuestions", summary = "協議の一覧", description = """
            The questions about a report as the caller's organisation has it that it put or was asked.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    ResponseEntity<?> about(Caller caller, @PathVariable UUID id) {
        return ResponseEntity.ok(
                new ListAnswer(negotiations.about(caller, id).stream().map(each -> write(caller, each)).toList()));
    }

    @GetMapping("/negotiations/{id}")
    @Permit(Permission.ASK)
    @Operation(operationId = "readScopeQuestion", summary = "協議を読む", description = "A question the caller's organisation put or was asked.")
    @ApiResponse(responseCode = "200", description = "協議 / the question", content = @Content(schema = @Schema(implementation = NegotiationAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        var found = negotiations.open(caller, id);
        return found.isPresent()
                ? ResponseEntity.ok(write(caller, found.get()))
                : problems.notFound(caller.language());
    }

    @PostMapping("/negotiations/{id}/pass-down")
    @Permit(Permission.FORWARD_REPORT)
    @Operation(operationId = "passScopeQuestionDown", summary = "協議を前の組織へ送る", description = """
            Passes a question down to the hop before in other words (`reason`).""")
    @ApiResponse(responseCode = "200", description = "送った / passed down", content = @Content(schema = @Schema(implementation = NegotiationAnswer.class)))
    ResponseEntity<?> passDown(Caller caller, @PathVariable UUID id, JsonBody body) {
        var reason = body.text("reason").orElse("");
        return handle(caller, body, () -> negotiations.passDown(caller, id, reason),
                now -> ResponseEntity.ok(write(caller, now)));
    }

    @PostMapping("/negotiations/{id}/answer")
    @Permit(Permission.ASK)
    @Operation(operationId = "answerScopeQuestion", summary = "協議に答える", description = """
            Answers a question: only the source can allow anything, a hop on the way passes it on and can only narrow it.""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = ReplyBody.class))))
    @ApiResponse(responseCode = "200", description = "答えた / answered", content = @Content(schema = @Schema(implementation = NegotiationAnswer.class)))
    ResponseEntity<?> answer(Caller caller, @PathVariable UUID id, JsonBody body) {
        var granted = body.text("granted").orElse("");
        var words = body.text("words").orElse("");
        var tlp = Tlp.parse(granted).orElse(null);
        if (tlp == null && !granted.equals("REFUSED") && negotiations.open(caller, id).isPresent())
            body.problem("granted", "relay.scope.choose");
        return handle(caller, body, () -> negotiations.answer(caller, id, tlp, words),
                now -> ResponseEntity.ok(write(caller, now)));
    }

    private ResponseEntity<?> handle(Caller caller, JsonBody body, Supplier<Handled> act,
            Function<Negotiation, ResponseEntity<?>> done) {
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return switch (act.get()) {
            case Handled.Done(var now) -> done.apply(now);
            case Handled.Wrong(List<Problem> wrong) -> problems.unprocessable(caller.language(), wrong);
            case Handled.Refused(var reason) -> problems.conflict(caller.language(), reason);
            case Handled.Unknown() -> problems.notFound(caller.language());
        };
    }

    private ResponseEntity<?> created(Caller caller, Negotiation asked) {
        return ResponseEntity.created(URI.create("/api/v1/negotiations/" + asked.id())).body(write(caller, asked));
    }

    private NegotiationAnswer write(Caller caller, Negotiation each) {
        var next = negotiations.next(caller, each);
        var answer = each.answer();
        var report = each.asker().equals(caller.organisation()) ? each.dossier().value() : each.place();
        var granted = answer == null ? null : answer.granted();
        return new NegotiationAnswer(each.id(), report, each.asker().value(), each.asked().value(),
                each.field() == null ? null : each.field().value(), each.wanted().name(), each.reason(),
                at(each.askedAt()), each.passedDown(),
                answer == null
                        ? null
                        : new Given(answer.result(), granted == null ? null : granted.name(), answer.words(),
                                at(answer.at())),
                next.passDown() ? List.of("PASS_DOWN") : next.answer() ? List.of("ANSWER") : List.of());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atZone(Times.ZONE).toOffsetDateTime();
    }
}
